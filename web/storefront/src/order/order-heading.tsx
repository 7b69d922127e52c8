// Thanks right after buying; the number and how far it is whenever one comes back.
import type { Order } from "@cloudmart/api-client";
import { CircleCheck } from "lucide-react";
import { type TextId, useDate, useText } from "~/i18n/text";

export function OrderHeading({ order, justPlaced }: { order: Order; justPlaced: boolean }) {
  const t = useText();
  const date = useDate();
  if (justPlaced && order.status !== "canceled") {
    return (
      <div className="grid justify-items-start gap-3">
        <span
          aria-hidden="true"
          className="grid size-14 animate-rise place-items-center rounded-full bg-good-wash text-good"
        >
          <CircleCheck className="size-7" />
        </span>
        <h1 className="text-3xl sm:text-5xl">{t("order.thanks")}</h1>
        <p className="max-w-xl text-lg text-soft">
          {t("order.placedBody", { number: order.number, email: order.buyer.email })}
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <h1 className="text-3xl sm:text-4xl">{t("order.number", { number: order.number })}</h1>
      <p className="text-soft">
        {t("order.placedOn", { day: date(order.created_at) })} · {t(stateOf(order))}
      </p>
    </div>
  );
}

export function stateOf({ status, payment_status, fulfillment_status }: Order): TextId {
  if (status === "canceled") return "order.canceled";
  if (fulfillment_status === "returned") return "order.returned";
  if (payment_status === "refunded") return "order.refunded";
  if (payment_status === "failed") return "order.notPaid";
  if (fulfillment_status === "delivered") return "order.delivered";
  if (fulfillment_status === "fulfilled") return "order.onItsWay";
  return payment_status === "pending" ? "order.beingPaid" : "order.beingPacked";
}
