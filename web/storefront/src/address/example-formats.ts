// How addresses look in a few countries, for tests.
import type { AddressField, AddressFormat, AddressFormats } from "@cloudmart/api-client";

const street: AddressField[] = ["name", "line1", "line2"];

function format(country: string, place: AddressField[], rest: Partial<AddressFormat>): AddressFormat {
  const needed: AddressField[] = ["name", "line1", ...place];
  const fields = [...street, ...place];
  return { country, fields, required: needed, region: null, postal_code: null, ...rest };
}

export function exampleFormats(): AddressFormats {
  const states = [
    { code: "CA", name: "California" },
    { code: "IL", name: "Illinois" },
  ];
  return {
    items: [
      format("AE", ["city", "region"], {
        region: { label: "emirate", choices: [{ code: "Dubai", name: "Dubai" }] },
      }),
      format("DE", ["postal_code", "city"], {
        postal_code: { label: "postal", pattern: "\\d{5}", example: "26133" },
      }),
      format("IE", ["city", "region", "postal_code"], {
        required: ["name", "line1", "city"],
        region: { label: "county", choices: [] },
        postal_code: { label: "eircode", pattern: "[\\dA-Z]{3} ?[\\dA-Z]{4}", example: "A65 F4E2" },
      }),
      format("US", ["city", "region", "postal_code"], {
        region: { label: "state", choices: states },
        postal_code: { label: "zip", pattern: "(\\d{5})(?:[ \\-](\\d{4}))?", example: "95014" },
      }),
    ],
  };
}
