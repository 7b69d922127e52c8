// An address, asked for the way its country writes it.
import { useMemo } from "react";
import { useFormContext } from "react-hook-form";
import { useLocale, useText } from "~/i18n/text";
import { SelectField, TextField } from "~/ui/field";
import { addressFormat } from "./address-format";
import { countries } from "./countries";
import type { CheckoutValues } from "./form-values";
import { regionsOf } from "./regions";
import { useField } from "./use-field";

export function AddressFields({ part }: { part: "shipping" | "billing" }) {
  const t = useText();
  const locale = useLocale();
  const field = useField();
  const { watch, setValue } = useFormContext<CheckoutValues>();
  const country = watch(`${part}.country`);
  const format = addressFormat(country);
  const regions = regionsOf(country);
  const list = useMemo(() => countries(locale), [locale]);
  const third = regions ? "sm:col-span-2" : "sm:col-span-3";
  const countryField = field(`${part}.country`);

  const city = (
    <TextField
      key="city"
      {...field(`${part}.city`)}
      label={t("address.city")}
      autoComplete={`${part} address-level2`}
      className={third}
      required
    />
  );
  const postal = (
    <TextField
      key="postal"
      {...field(`${part}.postal_code`)}
      label={t(format.postalLabel)}
      placeholder={format.postalExample ? t("address.example", { example: format.postalExample }) : undefined}
      autoComplete={`${part} postal-code`}
      maxLength={16}
      className={third}
      required
    />
  );

  return (
    <div className="grid gap-4 sm:grid-cols-6">
      <SelectField
        {...countryField}
        onChange={(event) => {
          // A region of one country means nothing in another.
          setValue(`${part}.region`, "");
          return countryField.onChange(event);
        }}
        label={t("address.country")}
        autoComplete={`${part} country`}
        className="sm:col-span-6"
        required
      >
        {list.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        {...field(`${part}.name`)}
        label={t("address.name")}
        autoComplete={`${part} name`}
        className="sm:col-span-6"
        required
      />
      <TextField
        {...field(`${part}.line1`)}
        label={t("address.line1")}
        autoComplete={`${part} address-line1`}
        className="sm:col-span-6"
        required
      />
      <TextField
        {...field(`${part}.line2`)}
        label={t("address.line2")}
        autoComplete={`${part} address-line2`}
        className="sm:col-span-6"
      />
      {format.postalFirst ? [postal, city] : [city]}
      {regions && (
        <SelectField
          {...field(`${part}.region`)}
          label={t(format.regionLabel)}
          autoComplete={`${part} address-level1`}
          className={third}
          required
        >
          <option value="">{t("address.choose")}</option>
          {regions.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {!format.postalFirst && postal}
    </div>
  );
}
