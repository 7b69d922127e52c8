// A rating as stars, and in words for those who do not see them.
import { Star } from "lucide-react";
import { useText } from "~/i18n/text";

export function Stars({ value, count }: { value: number; count?: number }) {
  const t = useText();
  const filled = Math.round(value);
  return (
    <span className="inline-flex items-center gap-1 text-sm text-soft">
      <span className="inline-flex" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((star) => (
          <Star
            key={star}
            className={star <= filled ? "size-4 fill-accent text-accent" : "size-4 text-edge/60"}
          />
        ))}
      </span>
      <span className="sr-only">{t("rating.stars", { value })}</span>
      {count !== undefined && (
        <span>
          <span aria-hidden="true">({count})</span>
          <span className="sr-only">{t("rating.count", { count })}</span>
        </span>
      )}
    </span>
  );
}
