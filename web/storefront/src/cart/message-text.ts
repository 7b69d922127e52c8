// What the API's messages say, in the language of the page. English is the API's own.
import { type TextId, useLocale, useText } from "~/i18n/text";

interface Said {
  code: string;
  content: string;
  path: string;
}

/** Codes whose text says all that the API's own words say. */
const known: Record<string, TextId> = {
  unavailable: "message.unavailable",
  not_sold: "message.notSold",
  insufficient_stock: "message.insufficientStock",
  price_missing: "message.noPrice",
  missing: "message.missing",
  not_deliverable: "message.notDeliverable",
  discount_code_invalid: "message.discountCode",
  card_declined: "message.declined",
  payment_declined: "message.declined",
  insufficient_funds: "message.insufficientFunds",
  authentication_failed: "message.notConfirmed",
  payment_abandoned: "message.abandoned",
  requires_action: "message.confirm",
  expired: "message.expired",
  out_of_stock: "message.outOfStock",
  order_canceled: "message.canceled",
  checkout_canceled: "message.expired",
  checkout_settled: "message.settled",
  too_many_attempts: "message.tooOften",
  cart_empty: "message.cartEmpty",
  too_many_pieces: "message.tooManyPieces",
  offline: "failed.offline",
};

export function useMessageText(): (message: Said) => string {
  const t = useText();
  const locale = useLocale();
  return ({ code, content }) => {
    const id = locale === "en" && code !== "offline" ? undefined : known[code];
    return id ? t(id) : content;
  };
}
