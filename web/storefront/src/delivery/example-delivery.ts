// The ways of delivery of a shop for tests.
import type { DeliveryOptions } from "@cloudmart/api-client";

export function exampleDelivery(country = "US"): DeliveryOptions {
  return {
    country,
    currency: "USD",
    options: [
      {
        id: "standard",
        title: "Standard (3–5 days)",
        amount: 500,
        free_from: 7500,
        estimate: { min_days: 3, max_days: 5, earliest: "2026-11-25", latest: "2026-11-27" },
      },
      {
        id: "express",
        title: "Express (1–2 days)",
        amount: 1500,
        free_from: null,
        estimate: { min_days: 1, max_days: 2, earliest: "2026-11-23", latest: "2026-11-24" },
      },
    ],
  };
}
