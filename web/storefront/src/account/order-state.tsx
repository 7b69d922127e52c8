// How far an order is, in one or two words.
import type { Order } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { type TextId, useText } from "~/i18n/text";

type Tone = "good" | "warn" | "bad" | "plain";
const tones: Record<Tone, string> = {
  good: "bg-good-wash text-good",
  warn: "bg-warn-wash text-warn",
  bad: "bg-bad-wash text-bad",
  plain: "bg-sunken text-ink",
};

export function OrderState({ order }: { order: Order }) {
  const t = useText();
  const [text, tone] = stateOf(order);
  return <span className={clsx("rounded-full px-3 py-1 text-sm font-medium", tones[tone])}>{t(text)}</span>;
}

type Stated = Pick<Order, "status" | "payment_status" | "fulfillment_status" | "shipments">;

/** What a buyer wants to know first: where the money or the parcel is. */
export function stateOf(order: Stated): [text: TextId, tone: Tone] {
  if (order.payment_status === "refunded") return ["orders.refunded", "plain"];
  if (order.status === "canceled") return ["orders.canceled", "bad"];
  if (order.fulfillment_status === "returned") return ["orders.returned", "plain"];
  if (order.fulfillment_status === "delivered") return ["orders.delivered", "good"];
  if (order.shipments.some(({ status }) => status === "shipped")) return ["orders.onItsWay", "good"];
  if (order.payment_status === "failed") return ["orders.paymentFailed", "bad"];
  if (order.payment_status === "pending") return ["orders.unpaid", "warn"];
  return ["orders.preparing", "plain"];
}
