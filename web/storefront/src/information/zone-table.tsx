// Delivery prices by zone and way.
import { useMoney, useText } from "~/i18n/text";
import { type DeliveryWay, deliveryZones, ZONE_CURRENCY } from "./delivery-zones";

export function ZoneTable() {
  const t = useText();
  return (
    <div className="rounded-card border border-line bg-raised">
      <table className="w-full text-left text-[0.95rem]">
        <thead className="text-sm text-soft">
          <tr>
            <th scope="col" className="p-3 font-medium sm:p-4">
              {t("shipping.zone")}
            </th>
            <th scope="col" className="p-3 font-medium sm:p-4">
              {t("shipping.standard")}
            </th>
            <th scope="col" className="p-3 font-medium sm:p-4">
              {t("shipping.express")}
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveryZones.map(({ name, standard, express }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="p-3 font-medium sm:p-4">
                {t(name)}
              </th>
              <Way way={standard} />
              <Way way={express} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Way({ way: { days, amount, freeFrom } }: { way: DeliveryWay }) {
  const t = useText();
  const money = useMoney();
  return (
    <td className="p-3 sm:p-4">
      <span className="block font-medium tabular-nums">{money(amount, ZONE_CURRENCY)}</span>
      <span className="block text-sm text-soft">{t("shipping.days", { from: days[0], to: days[1] })}</span>
      {freeFrom && (
        <span className="block text-sm text-good">
          {t("shipping.free", { amount: money(freeFrom, ZONE_CURRENCY) })}
        </span>
      )}
    </td>
  );
}
