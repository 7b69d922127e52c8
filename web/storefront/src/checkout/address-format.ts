// How addresses of a country are written: what the postal code is called and looks like, and in which order things stand.
import type { TextId } from "~/i18n/text";

export interface AddressFormat {
  postalLabel: TextId;
  postalPattern: RegExp | null;
  postalExample: string | null;
  regionLabel: TextId;
  /** The postal code stands before the city. */
  postalFirst: boolean;
}

const FOUR = /^\d{4}$/;
const FIVE = /^\d{5}$/;
const patterns: Record<string, [pattern: RegExp, example: string]> = {
  US: [/^\d{5}(-\d{4})?$/, "62701"],
  CA: [/^[a-z]\d[a-z][ -]?\d[a-z]\d$/i, "K1A 0B1"],
  AU: [FOUR, "2000"],
  GB: [/^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i, "SW1A 1AA"],
  IE: [/^[a-z]\d[\dw] ?[a-z\d]{4}$/i, "D02 AF30"],
  NL: [/^\d{4} ?[a-z]{2}$/i, "1012 AB"],
  PL: [/^\d{2}-\d{3}$/, "00-001"],
  PT: [/^\d{4}-\d{3}$/, "1000-001"],
  SE: [/^\d{3} ?\d{2}$/, "111 22"],
  CZ: [/^\d{3} ?\d{2}$/, "110 00"],
  SK: [/^\d{3} ?\d{2}$/, "811 01"],
  GR: [/^\d{3} ?\d{2}$/, "105 57"],
  JP: [/^\d{3}-?\d{4}$/, "100-0001"],
  BR: [/^\d{5}-?\d{3}$/, "01310-100"],
  ...of(FOUR, { AT: "1010", BE: "1000", BG: "1000", CH: "3000", CY: "1010", DK: "1050", HU: "1051" }),
  ...of(FOUR, { LI: "9490", LU: "1111", NO: "0150", NZ: "6011", SI: "1000" }),
  ...of(FIVE, { DE: "10115", ES: "28001", EE: "10111", FI: "00100", FR: "75001", HR: "10000" }),
  ...of(FIVE, { IT: "00118", MX: "06000", TR: "34000", UA: "01001" }),
};

function of(pattern: RegExp, examples: Record<string, string>): Record<string, [RegExp, string]> {
  return Object.fromEntries(
    Object.entries(examples).map(([country, example]) => [country, [pattern, example]]),
  );
}

const CITY_FIRST = new Set(["US", "CA", "AU", "GB", "IE", "NZ", "IN", "HK", "SG", "ZA"]);
const POSTAL_LABELS: Record<string, TextId> = {
  US: "address.zip",
  GB: "address.postcode",
  AU: "address.postcode",
};
const REGION_LABELS: Record<string, TextId> = { CA: "address.province" };

export function addressFormat(country: string): AddressFormat {
  const [postalPattern, postalExample] = patterns[country] ?? [null, null];
  return {
    postalLabel: POSTAL_LABELS[country] ?? "address.postalCode",
    postalPattern,
    postalExample,
    regionLabel: REGION_LABELS[country] ?? "address.state",
    postalFirst: !CITY_FIRST.has(country),
  };
}
