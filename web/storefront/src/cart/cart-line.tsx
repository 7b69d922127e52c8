// A line of the cart: what it is, how many, what it costs, and what stands in its way.
import type { CartLineItem, CartMessage } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { Trash2 } from "lucide-react";
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";
import { Picture } from "~/ui/picture";
import { Price } from "~/ui/price";
import { QuantityField } from "~/ui/quantity-field";
import { LineMessage } from "./line-message";

interface CartLineProps {
  line: CartLineItem;
  currency: string;
  messages: CartMessage[];
  refused: string | null;
  busy: boolean;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
}

export function CartLine({ line, currency, messages, refused, busy, onQuantity, onRemove }: CartLineProps) {
  const t = useText();
  const title = line.title ?? t("cart.gone");
  return (
    <li
      id={`line-${line.id}`}
      tabIndex={-1}
      aria-busy={busy || undefined}
      aria-label={title}
      className="grid grid-cols-[5rem_1fr] gap-x-4 border-b border-line py-5 outline-offset-4 last:border-b-0 sm:grid-cols-[6rem_1fr]"
    >
      <Picture
        medium={line.image_url ? { url: line.image_url, alt_text: "" } : null}
        sizes="6rem"
        className="h-fit rounded-control"
      />
      <div className="grid min-w-0 content-start gap-2">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <LineTitle line={line} title={title} />
            {line.variant_title && <p className="text-sm text-soft">{line.variant_title}</p>}
            {line.price != null && line.quantity > 1 && (
              <p className="text-sm text-soft">
                {t("cart.each")} <Price amount={line.price} currency={currency} />
              </p>
            )}
          </div>
          {line.total != null && (
            <Price
              amount={line.total}
              currency={currency}
              className={clsx("font-medium transition-opacity", busy && "opacity-50")}
            />
          )}
        </div>
        {messages.map((message) => (
          <LineMessage key={message.code} message={message} />
        ))}
        {refused && (
          <p role="alert" className="text-sm text-bad">
            {refused}
          </p>
        )}
        <div className="flex items-center justify-between gap-2">
          <QuantityField
            of={title}
            value={line.quantity}
            most={line.availability.quantity ?? null}
            onChange={onQuantity}
          />
          <button
            type="button"
            className={`${iconButtonClass} -mr-2.5 text-soft hover:text-ink`}
            aria-label={t("cart.remove", { title })}
            onClick={onRemove}
          >
            <Trash2 aria-hidden="true" className="size-4.5" />
          </button>
        </div>
      </div>
    </li>
  );
}

function LineTitle({ line, title }: { line: CartLineItem; title: string }) {
  if (!line.product_id) return <p className="font-medium">{title}</p>;
  return (
    <Link to={`/products/${line.product_id}`} className="font-medium underline-offset-4 hover:underline">
      {title}
    </Link>
  );
}
