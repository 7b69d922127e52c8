// The first three steps: who buys, where it goes, how it gets there.
import type { Checkout } from "@cloudmart/api-client";
import { useState } from "react";
import { AddressFields } from "~/address/address-fields";
import { useText } from "~/i18n/text";
import { BillingAddress } from "./billing-address";
import { ContactFields } from "./contact-fields";
import { DeliveryChoice } from "./delivery-choice";
import { messagesOf } from "./message-places";
import { SavedAddresses } from "./saved-addresses";
import { SignInOffer } from "./sign-in-offer";
import { Step } from "./step";
import type { CheckoutForm } from "./use-checkout-form";

interface DetailStepsProps {
  checkout: Checkout;
  checkoutForm: CheckoutForm;
  tried: boolean;
}

export function DetailSteps({ checkout, checkoutForm, tried }: DetailStepsProps) {
  const t = useText();
  const { choose, busy, form } = checkoutForm;
  // Fields that are still empty say so themselves.
  const saysMissing = tried && Object.keys(form.formState.errors).length === 0;
  const { messages, fulfillment } = checkout;
  // The choice shows at once; the API's word follows.
  const [wished, setWished] = useState<string | null>(null);
  const selected = fulfillment.selected_option_id ?? null;
  return (
    <>
      <Step
        number={1}
        title={t("checkout.contact")}
        done={Boolean(checkout.buyer)}
        aside={<SignInOffer />}
        messages={messagesOf(messages, "contact", saysMissing)}
      >
        <ContactFields />
      </Step>
      <Step
        number={2}
        title={t("checkout.address")}
        done={Boolean(checkout.shipping_address)}
        messages={[
          ...messagesOf(messages, "address", saysMissing),
          ...messagesOf(messages, "billing", saysMissing),
        ]}
      >
        <SavedAddresses />
        <AddressFields at="shipping" purpose="shipping" />
        <BillingAddress />
      </Step>
      <Step
        number={3}
        title={t("checkout.delivery")}
        done={Boolean(checkout.shipping_address && selected)}
        messages={messagesOf(messages, "delivery", saysMissing)}
      >
        <DeliveryChoice
          checkout={checkout}
          chosen={busy && wished ? wished : selected}
          onChoose={(id) => {
            setWished(id);
            choose(id);
          }}
        />
      </Step>
    </>
  );
}
