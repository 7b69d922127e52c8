// What delivery to a country costs and when it arrives; the shop's own country stands first.
import type { DeliveryOption } from "@cloudmart/api-client";
import { useState } from "react";
import { CountryOptions } from "~/address/country-options";
import { publicAddress } from "~/api/answers";
import { useAnswerLater } from "~/api/use-answer-later";
import { useDays } from "~/delivery/use-days";
import { useDelivery } from "~/delivery/use-delivery";
import { useMoney, useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/field";
import { Skeleton } from "~/ui/skeleton";

export function DeliveryPrices() {
  const t = useText();
  const { data: shop } = useAnswerLater(publicAddress("/api/v1/shop"));
  const [chosen, setChosen] = useState<string>();
  const { data, error, retry } = useDelivery(chosen);
  const country = chosen ?? data?.country ?? shop?.country;
  return (
    <div className="rounded-card border border-line bg-raised p-4 sm:p-5">
      {shop && country ? (
        <SelectField
          label={t("shipping.zone")}
          value={country}
          onChange={(event) => setChosen(event.target.value)}
          className="max-w-sm"
        >
          <CountryOptions codes={shop.delivers_to} />
        </SelectField>
      ) : (
        <Skeleton className="h-18.5 max-w-sm" />
      )}
      {/* As high as two ways of delivery. */}
      <div className="mt-4 min-h-40" aria-live="polite" aria-busy={data === undefined && !error}>
        {error && (
          <div className="flex flex-wrap items-center gap-4">
            <p>{t("failed.title")}</p>
            <Button look="quiet" size="small" onClick={retry}>
              {t("failed.retry")}
            </Button>
          </div>
        )}
        {data?.options.length === 0 && <p>{t("shipping.none")}</p>}
        {data && data.options.length > 0 && (
          <ul>
            {data.options.map((option) => (
              <Way key={option.id} option={option} currency={data.currency} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Way({ option, currency }: { option: DeliveryOption; currency: string }) {
  const t = useText();
  const money = useMoney();
  const days = useDays();
  const { title, amount, free_from, estimate } = option;
  return (
    <li className="flex items-baseline justify-between gap-4 border-t border-line py-3">
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        {estimate && (
          <span className="block text-sm text-soft">
            {t("shipping.arrives", { days: days.window(estimate) })}
          </span>
        )}
        {typeof free_from === "number" && (
          <span className="block text-sm text-good">
            {t("shipping.free", { amount: money(free_from, currency) })}
          </span>
        )}
      </span>
      <span className="font-medium tabular-nums">
        {amount === 0 ? t("totals.free") : money(amount, currency)}
      </span>
    </li>
  );
}
