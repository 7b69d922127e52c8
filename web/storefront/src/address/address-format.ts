// How addresses of a country are written, as the shop tells. Fetched when a form is shown: nothing else needs so much.
import type { AddressFormat } from "@cloudmart/api-client";
import { useQuery } from "@tanstack/react-query";
import { fetchAnswer, publicAddress } from "~/api/answers";
import type { TextId } from "~/i18n/text";

/** Takes every address: until the shop has told, and for countries of which it tells nothing. */
const ANY: Omit<AddressFormat, "country"> = {
  fields: ["name", "line1", "line2", "postal_code", "city", "region"],
  required: ["name", "line1", "postal_code", "city"],
  region: { label: "region", choices: [] },
  postal_code: { label: "postal", pattern: null, example: null },
};

// What checks the values of a form is no component: it finds the formats here.
const formats: Record<AddressUse, Map<string, AddressFormat>> = { delivery: new Map(), billing: new Map() };

export function addressFormat(country: string): typeof ANY {
  return formats.delivery.get(country) ?? formats.billing.get(country) ?? ANY;
}

/** Which countries are asked for: those that the shop delivers to, or those that an invoice may go to, which are all. */
export type AddressUse = "delivery" | "billing";

/** Fetches the formats once for each use; gives their countries, or `undefined` while they are on their way. */
export function useAddressFormats(use: AddressUse): string[] | undefined {
  const { data, isError } = useQuery({
    queryKey: ["address-formats", use],
    queryFn: async ({ signal }) => {
      const address = publicAddress(
        "/api/v1/address-formats",
        use === "billing" ? { query: { for: use } } : {},
      );
      const items = (await fetchAnswer(address, signal))?.items ?? [];
      formats[use] = new Map(items.map((format) => [format.country, format]));
      return items.map(({ country }) => country);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return isError ? [] : data;
}

/** Whether a postal code may exist in that country; what the shop knows nothing of may. */
export function isPostalCode(country: string, code: string): boolean {
  const pattern = addressFormat(country).postal_code?.pattern;
  return !pattern || new RegExp(`^(?:${pattern})$`, "i").test(code);
}

const postalLabels: Record<string, TextId> = {
  zip: "address.zip",
  pin: "address.pin",
  eircode: "address.eircode",
};
const POSTCODE_COUNTRIES = ["GB", "GG", "IM", "JE", "AU", "NZ"];

export function postalLabel(country: string): TextId {
  if (POSTCODE_COUNTRIES.includes(country)) return "address.postcode";
  return postalLabels[addressFormat(country).postal_code?.label ?? ""] ?? "address.postalCode";
}

const regionLabels: Record<string, TextId> = {
  state: "address.state",
  province: "address.province",
  county: "address.county",
  prefecture: "address.prefecture",
  emirate: "address.emirate",
  island: "address.island",
  department: "address.department",
  district: "address.district",
};

export function regionLabel(country: string): TextId {
  return regionLabels[addressFormat(country).region?.label ?? ""] ?? "address.region";
}
