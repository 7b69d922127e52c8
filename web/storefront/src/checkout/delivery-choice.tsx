// The ways of delivery with their prices and days.
import type { Checkout } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { useState } from "react";
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
  // What is below must not move under the mouse while the days of another country are on their way.
  const [known, setKnown] = useState(data);
  if (data && data !== known) setKnown(data);
  const arrives = (id: string) => {
    const estimate = known?.options.find((option) => option.id === id)?.estimate;
    return estimate ? t("checkout.arrives", { days: days.window(estimate) }) : null;
  };
  if (options.length === 0) return <p className="text-soft">{t("checkout.noDelivery")}</p>;
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{t("checkout.delivery")}</legend>
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
      {/* It keeps its place once it is not true any more. */}
      <p className={clsx("text-sm text-soft", checkout.shipping_address && "invisible")}>
        {t("checkout.deliveryUnsure")}
      </p>
    </fieldset>
  );
}
