// An address as one writes it on a parcel.
import type { PostalAddress } from "@cloudmart/api-client";
import { useLocale } from "~/i18n/text";
import { addressFormat } from "./address-format";

export function AddressText({ address }: { address: PostalAddress }) {
  const locale = useLocale();
  const { name, line1, line2, city, region, postal_code, country } = address;
  const place = addressFormat(country).postalFirst
    ? [postal_code, city].join(" ")
    : [city, [region, postal_code].filter(Boolean).join(" ")].join(", ");
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
