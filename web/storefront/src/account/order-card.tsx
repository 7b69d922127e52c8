// An order in a list: number, day, how far it is, what was bought.
import type { Order } from "@cloudmart/api-client";
import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { useDate, useText } from "~/i18n/text";
import { Picture } from "~/ui/picture";
import { Price } from "~/ui/price";
import { OrderState } from "./order-state";

const PICTURES = 4;

export function OrderCard({ order, heading: Heading }: { order: Order; heading: "h2" | "h3" }) {
  const t = useText();
  const date = useDate();
  const total = order.totals.find(({ type }) => type === "total")?.amount ?? 0;
  const more = order.line_items.length - PICTURES;
  return (
    <article className="relative rounded-card border border-line bg-raised p-4 transition-colors hover:border-edge sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Heading className="text-lg">
          <Link to={`/orders/${order.id}`} className="after:absolute after:inset-0 after:rounded-card">
            {t("orders.number", { number: order.number })}
          </Link>
        </Heading>
        <OrderState order={order} />
      </div>
      <p className="mt-1 text-sm text-soft">
        <time dateTime={order.created_at}>{date(order.created_at)}</time>
      </p>
      <div className="mt-4 flex items-center gap-2">
        <ul className="flex min-w-0 flex-1 gap-2">
          {order.line_items.slice(0, PICTURES).map((line) => (
            <li key={line.id} className="w-16 min-w-0">
              <Picture
                medium={line.image_url ? { url: line.image_url, alt_text: line.title } : null}
                sizes="4rem"
                className="rounded-control"
              />
              {!line.image_url && <span className="sr-only">{line.title}</span>}
            </li>
          ))}
          {more > 0 && <li className="self-center px-1 text-sm text-soft">+{more}</li>}
        </ul>
        <Price amount={total} currency={order.currency} className="font-medium" />
        <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-soft" />
      </div>
    </article>
  );
}
