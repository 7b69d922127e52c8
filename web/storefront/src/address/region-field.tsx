// The state or province, in countries whose addresses name one.
import type { SelectHTMLAttributes } from "react";
import { useText } from "~/i18n/text";
import { SelectField } from "~/ui/field";
import { addressFormat } from "./address-format";
import { regionsOf } from "./regions";

interface RegionFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  country: string;
  error?: string;
}

export function RegionField({ country, ...select }: RegionFieldProps) {
  const t = useText();
  const regions = regionsOf(country);
  if (!regions) return null;
  return (
    <SelectField {...select} label={t(addressFormat(country).regionLabel)} className="sm:col-span-3" required>
      <option value="">{t("address.choose")}</option>
      {regions.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
