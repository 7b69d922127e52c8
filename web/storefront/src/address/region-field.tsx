// The state, province or the like, in countries whose addresses name one: chosen where all are known, else written.
import type { UseFormRegisterReturn } from "react-hook-form";
import { useText } from "~/i18n/text";
import { SelectField, TextField } from "~/ui/field";
import { addressFormat, regionLabel } from "./address-format";

interface RegionFieldProps extends UseFormRegisterReturn {
  country: string;
  error?: string;
  autoComplete: string;
  className: string;
}

export function RegionField({ country, ...field }: RegionFieldProps) {
  const t = useText();
  const { region, required } = addressFormat(country);
  const label = t(regionLabel(country));
  const choices = region?.choices ?? [];
  const isNeeded = required.includes("region");
  if (choices.length === 0) return <TextField {...field} label={label} maxLength={100} required={isNeeded} />;
  return (
    <SelectField {...field} label={label} required={isNeeded}>
      <option value="">{t("address.choose")}</option>
      {choices.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
