// How and where the shop delivers.
import { useText } from "~/i18n/text";
import { DeliveryPrices } from "./delivery-prices";
import { InformationFrame, Passage } from "./information-frame";

export default function ShippingPage() {
  const t = useText();
  return (
    <InformationFrame title="footer.shipping" lead="shipping.lead">
      <section aria-label={t("shipping.prices")} className="grid gap-4">
        <h2 className="sr-only">{t("shipping.prices")}</h2>
        <DeliveryPrices />
        <p className="text-sm text-soft">{t("shipping.pricesNote")}</p>
      </section>
      <Passage title="shipping.packing" text="shipping.packing.text" />
      <Passage title="shipping.split" text="shipping.split.text" />
      <Passage title="shipping.customs" text="shipping.customs.text" />
      <Passage title="shipping.stock" text="shipping.stock.text" />
      <Passage title="shipping.lost" text="shipping.lost.text" />
    </InformationFrame>
  );
}
