// An address as one writes it on a parcel.
import type { PostalAddress } from "@cloudmart/api-client";
import { useLocale } from "~/i18n/text";
import { NO_POSTAL_CODE } from "./no-postal-code";

// Enough to read an address; what a form has to know of a country is more.
const CITY_FIRST = ["US", "CA", "AU", "GB", "IE", "NZ", "IN", "HK", "SG", "ZA"];

export function AddressText({ address }: { address: PostalAddress }) {
  const locale = useLocale();
  const { name, line1, line2, city, region, country } = address;
  const postal_code = address.postal_code === NO_POSTAL_CODE ? "" : address.postal_code;
  const place = CITY_FIRST.includes(country)
    ? [city, [region, postal_code].filter(Boolean).join(" ")].filter(Boolean).join(", ")
    : [[postal_code, city].filter(Boolean).join(" "), region].filter(Boolean).join(", ");
  const countryName = new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  return (
    <address className="break-words not-italic">
      {[name, line1, line2, place, countryName].filter(Boolean).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
