// Countries to choose from, by their names in the language of the page. In the browser only: it knows the names.
import { useMemo } from "react";
import { useLocale } from "~/i18n/text";
import { countries } from "./countries";

export function CountryOptions({ codes }: { codes: string[] }) {
  const locale = useLocale();
  const list = useMemo(() => countries(locale, codes), [locale, codes]);
  return list.map(([code, name]) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
}
