// What delivery will mean for this product: when it arrives and what it costs, as soon as the shop has said.
import type { DeliveryOptions } from "@cloudmart/api-client";
import { Truck } from "lucide-react";
import { Link } from "react-router";
import { useCountryName, useDays } from "~/delivery/use-days";
import { cheapest, fastest, freeFrom, priceOf, useDelivery } from "~/delivery/use-delivery";
import { useMoney, useText } from "~/i18n/text";
import { Skeleton } from "~/ui/skeleton";

export function DeliveryPromise({ price, currency }: { price: number; currency: string }) {
  const t = useText();
  const { data, error } = useDelivery();
  const isAwaited = data === undefined && !error;
  return (
    <div className="flex items-start gap-3 rounded-card bg-sunken/70 p-4 text-[0.95rem]">
      <Truck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
      <div className="min-w-0 flex-1">
        {/* As high as the two lines that follow: nothing moves when they come. */}
        <div className="mb-2 min-h-12" aria-busy={isAwaited || undefined}>
          {isAwaited && <Skeleton className="h-5 w-2/3" />}
          {data?.currency === currency && <DeliveryLines delivery={data} price={price} />}
        </div>
        <p>
          {t("product.delivery")}{" "}
          <Link to="/shipping" className="underline underline-offset-4">
            {t("product.deliveryMore")}
          </Link>
        </p>
      </div>
    </div>
  );
}

function DeliveryLines({ delivery, price }: { delivery: DeliveryOptions; price: number }) {
  const t = useText();
  const money = useMoney();
  const days = useDays();
  const country = useCountryName()(delivery.country);
  const { options, currency } = delivery;
  const usual = cheapest(options, price);
  if (!usual) return null;
  const costs = (amount: number) => (amount === 0 ? t("totals.free") : money(amount, currency));
  const free = freeFrom(options);
  const fast = fastest(options);
  return (
    <>
      <p className="font-medium">
        {usual.estimate
          ? t("product.arrives", {
              days: days.window(usual.estimate),
              price: costs(priceOf(usual, price)),
              country,
            })
          : t("product.deliveryCosts", { price: costs(priceOf(usual, price)), country })}
      </p>
      {free !== null && price < free ? (
        <p className="text-good">{t("product.deliveryFreeFrom", { amount: money(free, currency) })}</p>
      ) : (
        fast?.estimate &&
        fast !== usual && (
          <p>
            {t("product.arrivesSooner", {
              day: days.earliest(fast.estimate),
              price: costs(priceOf(fast, price)),
            })}
          </p>
        )
      )}
    </>
  );
}
