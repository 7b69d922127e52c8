// Where the invoice goes: mostly where the parcel goes.
import { useFormContext } from "react-hook-form";
import { AddressFields } from "~/address/address-fields";
import { useText } from "~/i18n/text";
import type { CheckoutValues } from "./form-values";

export function BillingAddress() {
  const t = useText();
  const { watch, setValue, getValues } = useFormContext<CheckoutValues>();
  const isSame = watch("billingIsSame");
  return (
    <>
      <label className="flex min-h-11 w-fit cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          checked={isSame}
          onChange={(event) => {
            // Mostly another address of the same country.
            if (!getValues("billing.line1")) setValue("billing.country", getValues("shipping.country"));
            setValue("billingIsSame", event.target.checked);
          }}
          className="size-5 shrink-0 accent-accent"
        />
        {t("checkout.billingIsSame")}
      </label>
      {!isSame && (
        <fieldset className="grid min-w-0 gap-5">
          <legend className="mb-4 font-display text-lg font-semibold">{t("checkout.billing")}</legend>
          <AddressFields at="billing" purpose="billing" />
        </fieldset>
      )}
    </>
  );
}
