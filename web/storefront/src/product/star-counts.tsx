// How many gave how many stars.
import type { ReviewSummary } from "@cloudmart/api-client";
import { useText } from "~/i18n/text";
import { Stars } from "~/ui/stars";

export function StarCounts({ summary }: { summary: ReviewSummary }) {
  const t = useText();
  const { rating, stars } = summary;
  return (
    <div>
      {rating.value !== null && (
        <p className="flex items-center gap-3">
          <span className="font-display text-4xl font-semibold">{rating.value.toFixed(1)}</span>
          <Stars value={rating.value} count={rating.count} />
        </p>
      )}
      <table className="mt-4 w-full text-sm">
        <caption className="sr-only">{t("reviews.counts")}</caption>
        <tbody>
          {stars.map((row) => (
            <tr key={row.stars}>
              <th scope="row" className="w-px py-1 pr-3 text-left font-normal whitespace-nowrap text-soft">
                {t("reviews.stars", { count: row.stars })}
              </th>
              <td className="py-1">
                <meter
                  min={0}
                  max={Math.max(rating.count, 1)}
                  value={row.count}
                  className="h-2 w-full"
                  aria-label={t("reviews.stars", { count: row.stars })}
                >
                  {row.count}
                </meter>
              </td>
              <td className="w-px py-1 pl-3 text-right tabular-nums text-soft">{row.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
