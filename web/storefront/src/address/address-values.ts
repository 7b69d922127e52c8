// An address as it is typed, what it must look like, and how the API says the same.
import type { AddressField, PostalAddress } from "@cloudmart/api-client";
import * as v from "valibot";
import { needed, optional } from "~/form/rules";
import type { TextId } from "~/i18n/text";
import { addressFormat, isPostalCode } from "./address-format";
import { likelyCountry } from "./countries";
import { NO_POSTAL_CODE } from "./no-postal-code";

export interface AddressValues {
  name: string;
  country: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postal_code: string;
}

// The message of an issue is the name of the text that says it.
const says = (id: TextId): string => id;
export const addressSchema = v.pipe(
  v.object({
    name: needed(100, "field.name"),
    country: needed(2, "field.country"),
    line1: needed(200, "field.line1"),
    line2: optional(200),
    city: needed(100, "field.city"),
    region: optional(100),
    postal_code: optional(16),
  }),
  v.forward(
    v.partialCheck(
      [["country"], ["postal_code"]],
      ({ country, postal_code }) => postal_code !== "" || !isNeeded(country, "postal_code"),
      says("field.postalCode"),
    ),
    ["postal_code"],
  ),
  v.forward(
    v.partialCheck(
      [["country"], ["postal_code"]],
      ({ country, postal_code }) => postal_code === "" || isPostalCode(country, postal_code),
      says("field.postalCodeWrong"),
    ),
    ["postal_code"],
  ),
  v.forward(
    v.partialCheck(
      [["country"], ["region"]],
      ({ country, region }) => region !== "" || !isNeeded(country, "region"),
      says("field.region"),
    ),
    ["region"],
  ),
);

function isNeeded(country: string, field: AddressField): boolean {
  return addressFormat(country).required.includes(field);
}

export function addressValues(address: PostalAddress | null | undefined): AddressValues {
  const { name = "", line1 = "", city = "", postal_code = "" } = address ?? {};
  const country = address?.country ?? likelyCountry();
  return {
    name,
    country,
    line1,
    city,
    postal_code: postal_code === NO_POSTAL_CODE ? "" : postal_code,
    line2: address?.line2 ?? "",
    region: address?.region ?? "",
  };
}

/** The address for the API, or `null` while it is incomplete or wrong. */
export function toPostal(values: AddressValues): PostalAddress | null {
  const parsed = v.safeParse(addressSchema, values);
  if (!parsed.success) return null;
  const { line2, region, postal_code, ...rest } = parsed.output;
  const code = addressFormat(rest.country).postal_code ? postal_code : "";
  return { ...rest, postal_code: code || NO_POSTAL_CODE, ...(line2 && { line2 }), ...(region && { region }) };
}
