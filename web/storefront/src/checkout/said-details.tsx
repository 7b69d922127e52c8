// Contact, address and delivery once the order is placed and only its payment is open: to look at, not to change.
import type { Checkout } from "@cloudmart/api-client";
import { AddressText } from "~/address/address-text";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";

export function SaidDetails({ checkout, onChange }: { checkout: Checkout; onChange: () => void }) {
  const t = useText();
  const { buyer, shipping_address, fulfillment } = checkout;
  const delivery = fulfillment.options.find(({ id }) => id === fulfillment.selected_option_id);
  return (
    <section aria-label={t("checkout.said")} className="grid gap-4 rounded-card border border-line p-5">
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_1fr]">
        <dt className="text-soft">{t("checkout.contact")}</dt>
        <dd className="min-w-0 break-words">{buyer?.email}</dd>
        <dt className="text-soft">{t("checkout.address")}</dt>
        <dd>{shipping_address && <AddressText address={shipping_address} />}</dd>
        {delivery && (
          <>
            <dt className="text-soft">{t("checkout.delivery")}</dt>
            <dd>{delivery.title}</dd>
          </>
        )}
      </dl>
      <Button look="quiet" size="small" className="w-fit" onClick={onChange}>
        {t("checkout.changeSaid")}
      </Button>
    </section>
  );
}
