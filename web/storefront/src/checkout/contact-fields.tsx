// Who buys: where the mails about the order go.

import { useFormField } from "~/form/use-form-field";
import { useText } from "~/i18n/text";
import { TextField } from "~/ui/field";
import type { CheckoutValues } from "./form-values";

export function ContactFields() {
  const t = useText();
  const field = useFormField<CheckoutValues>();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        {...field("contact.email")}
        label={t("field.emailLabel")}
        hint={t("field.emailHint")}
        type="email"
        autoComplete="email"
        inputMode="email"
        required
      />
      <TextField
        {...field("contact.phone")}
        label={t("field.phoneLabel")}
        hint={t("field.phoneHint")}
        type="tel"
        autoComplete="tel"
        inputMode="tel"
      />
    </div>
  );
}
