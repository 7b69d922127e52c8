// The parcels of an order: who carries them and what the carrier calls them.
import type { Order } from "@cloudmart/api-client";
import { Package } from "lucide-react";
import { type TextId, useText } from "~/i18n/text";

const states: Record<string, TextId> = {
  pending: "parcel.pending",
  shipped: "parcel.shipped",
  delivered: "parcel.delivered",
  returned: "parcel.returned",
  canceled: "parcel.canceled",
};
/** What the API calls deliveries that the shop's own people make. */
const OWN_CARRIER = "manual";

export function Shipments({ shipments }: { shipments: Order["shipments"] }) {
  const t = useText();
  if (shipments.length === 0) return null;
  return (
    <ul aria-label={t("order.parcels")} className="mt-6 grid gap-3">
      {shipments.map(({ id, carrier, tracking_number, status }) => (
        <li key={id} className="flex items-start gap-3 rounded-control bg-sunken/70 p-4">
          <Package aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-soft" />
          <div className="min-w-0">
            <p className="font-medium">
              {carrier === OWN_CARRIER ? t("parcel.own") : carrier}
              <span className="font-normal text-soft"> · {states[status] ? t(states[status]) : status}</span>
            </p>
            {tracking_number && (
              <p className="text-sm break-all text-soft">
                {t("parcel.tracking")} <span className="select-all">{tracking_number}</span>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
