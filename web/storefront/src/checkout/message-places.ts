// Where a message of a checkout belongs on the page, by the place in the checkout that it names.
import type { Message } from "@cloudmart/api-client";
import { lineOfPath } from "~/cart/changed-cart";

export type MessagePlace = "contact" | "address" | "billing" | "delivery" | "payment" | "lines" | "top";

const places: [start: string, place: MessagePlace][] = [
  ["/buyer", "contact"],
  ["/shipping_address", "address"],
  ["/billing_address", "billing"],
  ["/fulfillment", "delivery"],
  ["/fulfillment_option_id", "delivery"],
  ["/payment", "payment"],
];

export function placeOf({ path, severity }: Pick<Message, "path" | "severity">): MessagePlace {
  if (severity === "unrecoverable") return "top";
  if (lineOfPath(path) !== null) return "lines";
  return places.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1] ?? "top";
}

/** The messages of one place; what is merely still missing is not said before somebody tried to go on. */
export function messagesOf(messages: Message[], place: MessagePlace, tried: boolean): Message[] {
  return messages.filter((message) => placeOf(message) === place && (tried || message.code !== "missing"));
}
