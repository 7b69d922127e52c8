// A line of a checkout or an order, to look at.
import type { ReactNode } from "react";
import { useText } from "~/i18n/text";
import { Picture } from "~/ui/picture";
import { Price } from "~/ui/price";

interface Line {
  title: string;
  variant_title?: string | null;
  image_url?: string | null;
  quantity: number;
  total: number;
}

export function BoughtLine({
  line,
  currency,
  children,
}: {
  line: Line;
  currency: string;
  children?: ReactNode;
}) {
  const t = useText();
  return (
    <li className="grid grid-cols-[4rem_1fr_auto] items-start gap-x-4">
      <Picture
        medium={line.image_url ? { url: line.image_url, alt_text: "" } : null}
        sizes="4rem"
        className="rounded-control"
      />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium">{line.title}</p>
        {line.variant_title && <p className="text-sm text-soft">{line.variant_title}</p>}
        <p className="text-sm text-soft">{t("checkout.quantity", { quantity: line.quantity })}</p>
        {children}
      </div>
      <Price amount={line.total} currency={currency} />
    </li>
  );
}
