// Shows the days on which something arrives, and the country that it goes to.
import type { DeliveryEstimate } from "@cloudmart/api-client";
import { useMemo } from "react";
import { useLocale } from "~/i18n/text";

interface Days {
  /** From the first to the last day. */
  window: (estimate: DeliveryEstimate) => string;
  earliest: (estimate: DeliveryEstimate) => string;
}

export function useDays(): Days {
  const locale = useLocale();
  return useMemo(() => {
    // A day has no time of day: read as UTC it must be shown as UTC.
    const format = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
    return {
      window: ({ earliest, latest }) => format.formatRange(new Date(earliest), new Date(latest)),
      earliest: ({ earliest }) => format.format(new Date(earliest)),
    };
  }, [locale]);
}

/** The name of a country, short where there is a short one. */
export function useCountryName(): (country: string) => string {
  const locale = useLocale();
  return (country) =>
    new Intl.DisplayNames(locale, { type: "region", style: "short" }).of(country) ?? country;
}
