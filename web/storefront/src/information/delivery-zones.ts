// Where the shop delivers and what it costs, as a new store is set up. The checkout asks the API; this is for reading.
import type { TextId } from "~/i18n/text";

export interface DeliveryWay {
  /** Working days, from and to. */
  days: [from: number, to: number];
  /** In minor units of the shop's currency. */
  amount: number;
  freeFrom?: number;
}

export interface DeliveryZone {
  name: TextId;
  standard: DeliveryWay;
  express: DeliveryWay;
}

export const ZONE_CURRENCY = "USD";

export const deliveryZones: DeliveryZone[] = [
  {
    name: "shipping.zone.us",
    standard: { days: [3, 5], amount: 500, freeFrom: 7500 },
    express: { days: [1, 2], amount: 1500 },
  },
  {
    name: "shipping.zone.europe",
    standard: { days: [5, 8], amount: 1000, freeFrom: 15000 },
    express: { days: [2, 3], amount: 2500 },
  },
  {
    name: "shipping.zone.world",
    standard: { days: [8, 15], amount: 1500 },
    express: { days: [3, 5], amount: 3500 },
  },
];
