// Which way of paying is chosen, and for test payments what shall happen. It survives a reload of this tab.
import type { PaymentHandler } from "@cloudmart/api-client";
import { useState } from "react";
import { keepPaymentWish, keptPaymentWish, type PaymentWish } from "./kept-checkout";

export interface PaymentChoice extends PaymentWish {
  choose: (wish: PaymentWish) => void;
}

export function usePaymentChoice(handlers: PaymentHandler[]): PaymentChoice {
  const [wish, setWish] = useState(keptPaymentWish);
  const handler = handlers.find(({ id }) => id === wish?.handler) ?? handlers[0];
  const outcomes = handler?.test_outcomes ?? [];
  const outcome = outcomes.find(({ token }) => token === wish?.token) ?? outcomes[0];
  return {
    handler: handler?.id ?? "",
    token: outcome?.token ?? "",
    choose: (wish) => {
      setWish(wish);
      keepPaymentWish(wish);
    },
  };
}
