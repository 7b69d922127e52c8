// An address, asked for the way its country writes it. Part of a form that holds the values at a place of its own.
import { useMemo } from "react";
import { useFormContext } from "react-hook-form";
import { useFormField } from "~/form/use-form-field";
import { useLocale, useText } from "~/i18n/text";
import { SelectField, TextField } from "~/ui/field";
import { addressFormat } from "./address-format";
import { countries } from "./countries";
import { RegionField } from "./region-field";
import { regionsOf } from "./regions";

interface AddressFieldsProps {
  /** Where the form keeps the address. */
  at: string;
  /** Which of somebody's addresses a browser should fill in. */
  purpose?: "shipping" | "billing";
}

export function AddressFields({ at, purpose }: AddressFieldsProps) {
  const t = useText();
  const locale = useLocale();
  const field = useFormField();
  const { watch, setValue } = useFormContext();
  const country: string = watch(`${at}.country`);
  const format = addressFormat(country);
  const list = useMemo(() => countries(locale), [locale]);
  const countryField = field(`${at}.country`);
  const fill = (token: string) => (purpose ? `${purpose} ${token}` : token);

  // Made where they stand: the order in which fields are made is the order in which errors are gone to.
  const postal = () => (
    <TextField
      {...field(`${at}.postal_code`)}
      label={t(format.postalLabel)}
      placeholder={format.postalExample ? t("address.example", { example: format.postalExample }) : undefined}
      autoComplete={fill("postal-code")}
      maxLength={16}
      className="sm:col-span-3"
      required
    />
  );
  const city = () => (
    <TextField
      {...field(`${at}.city`)}
      label={t("address.city")}
      autoComplete={fill("address-level2")}
      className={regionsOf(country) ? "sm:col-span-6" : "sm:col-span-3"}
      required
    />
  );

  return (
    <div className="grid gap-4 sm:grid-cols-6">
      <SelectField
        {...countryField}
        onChange={(event) => {
          // A region of one country means nothing in another.
          setValue(`${at}.region`, "");
          return countryField.onChange(event);
        }}
        label={t("address.country")}
        autoComplete={fill("country")}
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
        {...field(`${at}.name`)}
        label={t("address.name")}
        autoComplete={fill("name")}
        className="sm:col-span-6"
        required
      />
      <TextField
        {...field(`${at}.line1`)}
        label={t("address.line1")}
        autoComplete={fill("address-line1")}
        className="sm:col-span-6"
        required
      />
      <TextField
        {...field(`${at}.line2`)}
        label={t("address.line2")}
        autoComplete={fill("address-line2")}
        className="sm:col-span-6"
      />
      {format.postalFirst && postal()}
      {city()}
      <RegionField {...field(`${at}.region`)} country={country} autoComplete={fill("address-level1")} />
      {!format.postalFirst && postal()}
    </div>
  );
}
