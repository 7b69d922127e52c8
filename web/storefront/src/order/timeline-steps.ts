// The way of an order in five steps, read from what has happened to it.
import type { Order } from "@cloudmart/api-client";
import type { TextId } from "~/i18n/text";

export interface TimelineStep {
  id: "placed" | "paid" | "packed" | "shipped" | "delivered";
  state: "done" | "current" | "ahead" | "failed";
  text: TextId;
  at: string | null;
}

export function timelineSteps(order: Order): TimelineStep[] {
  const first = (type: string) => order.events.find((event) => event.type === type)?.at ?? null;
  const last = (type: string) => order.events.filter((event) => event.type === type).at(-1)?.at ?? null;
  const placed = first("order_placed") ?? order.created_at;
  const paid = first("order_paid");
  const shipped = last("order_shipped");
  const arrived = order.fulfillment_status === "delivered" || order.fulfillment_status === "returned";
  const delivered = arrived ? last("order_delivered") : null;
  const failed = order.payment_status === "failed" || order.payment_status === "voided";

  const steps: TimelineStep[] = [
    { id: "placed", state: "done", text: "timeline.placed", at: placed },
    paidStep(paid, failed ? (last("order_payment_failed") ?? null) : null, failed),
    packedStep(paid, shipped),
    shippedStep(order, shipped),
    { id: "delivered", state: delivered ? "done" : "ahead", text: "timeline.delivered", at: delivered },
  ];
  // What was called off does not go on.
  if (order.status === "canceled") return steps.filter(({ state }) => state === "done" || state === "failed");
  return steps;
}

function paidStep(paid: string | null, refusedAt: string | null, failed: boolean): TimelineStep {
  if (paid) return { id: "paid", state: "done", text: "timeline.paid", at: paid };
  if (failed) return { id: "paid", state: "failed", text: "timeline.notPaid", at: refusedAt };
  return { id: "paid", state: "current", text: "timeline.paying", at: null };
}

function packedStep(paid: string | null, shipped: string | null): TimelineStep {
  if (shipped) return { id: "packed", state: "done", text: "timeline.packed", at: null };
  return {
    id: "packed",
    state: paid ? "current" : "ahead",
    text: paid ? "timeline.packing" : "timeline.packed",
    at: null,
  };
}

function shippedStep(order: Order, shipped: string | null): TimelineStep {
  const isPart = order.fulfillment_status === "partially_fulfilled";
  if (isPart) return { id: "shipped", state: "current", text: "timeline.partlyShipped", at: shipped };
  return { id: "shipped", state: shipped ? "done" : "ahead", text: "timeline.shipped", at: shipped };
}
