// The ways of delivery with their prices and days.
import type { Checkout } from "@cloudmart/api-client";
import { useDays } from "~/delivery/use-days";
import { useDelivery } from "~/delivery/use-delivery";
import { useMoney, useText } from "~/i18n/text";
import { ChoiceCard } from "./choice-card";

interface DeliveryChoiceProps {
  checkout: Checkout;
  chosen: string | null;
  onChoose: (id: string) => void;
}

export function DeliveryChoice({ checkout, chosen, onChoose }: DeliveryChoiceProps) {
  const t = useText();
  const money = useMoney();
  const days = useDays();
  const { options } = checkout.fulfillment;
  const { data } = useDelivery(checkout.shipping_address?.country);
  const arrives = (id: string) => {
    const estimate = data?.options.find((option) => option.id === id)?.estimate;
    return estimate ? t("checkout.arrives", { days: days.window(estimate) }) : null;
  };
  if (options.length === 0) return <p className="text-soft">{t("checkout.noDelivery")}</p>;
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{t("checkout.delivery")}</legend>
      {!checkout.shipping_address && <p className="text-sm text-soft">{t("checkout.deliveryUnsure")}</p>}
      {options.map(({ id, title, amount }) => (
        <ChoiceCard
          key={id}
          name="delivery"
          value={id}
          checked={id === chosen}
          onChoose={onChoose}
          title={title}
          hint={arrives(id)}
          end={amount === 0 ? t("totals.free") : money(amount, checkout.currency)}
        />
      ))}
    </fieldset>
  );
}
