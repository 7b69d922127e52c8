// The ways of delivery to a country as the shop has set them up, before there is a checkout.
import type { DeliveryOption, DeliveryOptions } from "@cloudmart/api-client";
import { type Answered, publicAddress } from "~/api/answers";
import { useAnswerLater } from "~/api/use-answer-later";

/** To the shop's own country unless another one is named. */
export function useDelivery(country?: string): Answered<DeliveryOptions> {
  return useAnswerLater(publicAddress("/api/v1/delivery-options", { query: { country } }));
}

/** What a way costs when so much is bought. */
export function priceOf({ amount, free_from }: DeliveryOption, subtotal: number): number {
  return free_from !== null && free_from !== undefined && subtotal >= free_from ? 0 : amount;
}

/** The way that costs least; of equals the first. */
export function cheapest(options: DeliveryOption[], subtotal: number): DeliveryOption | null {
  return options.reduce<DeliveryOption | null>(
    (best, option) => (best && priceOf(best, subtotal) <= priceOf(option, subtotal) ? best : option),
    null,
  );
}

/** The way that may arrive first, if it is known when. */
export function fastest(options: DeliveryOption[]): DeliveryOption | null {
  const known = options.filter(({ estimate }) => estimate);
  return known.sort((a, b) => firstDay(a).localeCompare(firstDay(b)))[0] ?? null;
}

/** From how much on some way costs nothing, if ever. */
export function freeFrom(options: DeliveryOption[]): number | null {
  const amounts = options.map(({ free_from }) => free_from).filter((amount) => typeof amount === "number");
  return amounts.length > 0 ? Math.min(...amounts) : null;
}

function firstDay({ estimate }: DeliveryOption): string {
  return estimate?.earliest ?? "";
}
