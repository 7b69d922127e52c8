// An address as it is typed, what it must look like, and how the API says the same.
import type { PostalAddress } from "@cloudmart/api-client";
import * as v from "valibot";
import { needed, optional } from "~/form/rules";
import type { TextId } from "~/i18n/text";
import { addressFormat } from "./address-format";
import { likelyCountry } from "./countries";
import { regionsOf } from "./regions";

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
    postal_code: needed(16, "field.postalCode"),
  }),
  v.forward(
    v.partialCheck(
      [["country"], ["postal_code"]],
      ({ country, postal_code }) => addressFormat(country).postalPattern?.test(postal_code.trim()) ?? true,
      says("field.postalCodeWrong"),
    ),
    ["postal_code"],
  ),
  v.forward(
    v.partialCheck(
      [["country"], ["region"]],
      ({ country, region }) => !regionsOf(country) || region !== "",
      says("field.region"),
    ),
    ["region"],
  ),
);

export function addressValues(address: PostalAddress | null | undefined): AddressValues {
  const { name = "", line1 = "", city = "", postal_code = "" } = address ?? {};
  const country = address?.country ?? likelyCountry();
  return {
    name,
    country,
    line1,
    city,
    postal_code,
    line2: address?.line2 ?? "",
    region: address?.region ?? "",
  };
}

/** The address for the API, or `null` while it is incomplete or wrong. */
export function toPostal(values: AddressValues): PostalAddress | null {
  const parsed = v.safeParse(addressSchema, values);
  if (!parsed.success) return null;
  const { line2, region, ...rest } = parsed.output;
  return { ...rest, ...(line2 && { line2 }), ...(region && { region }) };
}
