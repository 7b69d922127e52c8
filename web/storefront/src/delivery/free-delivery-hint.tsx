// How much is missing until delivery within the shop's own country costs nothing.
import type { Cart } from "@cloudmart/api-client";
import { Truck } from "lucide-react";
import { useMoney, useText } from "~/i18n/text";
import { useCountryName } from "./use-days";
import { freeFrom, useDelivery } from "./use-delivery";

export function FreeDeliveryHint({ cart: { totals, currency } }: { cart: Cart }) {
  const t = useText();
  const money = useMoney();
  const countryName = useCountryName();
  const { data } = useDelivery();
  const from = data?.currency === currency ? freeFrom(data.options) : null;
  if (!data || from === null) return null;
  const subtotal = totals.find(({ type }) => type === "subtotal")?.amount ?? 0;
  const country = countryName(data.country);
  return (
    <p className="flex items-start gap-2 text-sm text-good">
      <Truck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {subtotal >= from
        ? t("cart.deliveryFree", { country })
        : t("cart.deliveryMissing", { amount: money(from - subtotal, currency), country })}
    </p>
  );
}
