// Texts, money and dates in the language of the page.
import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import type account from "../messages/en/account.json";
import type cart from "../messages/en/cart.json";
import type catalogue from "../messages/en/catalogue.json";
import type checkout from "../messages/en/checkout.json";
import type information from "../messages/en/information.json";
import type order from "../messages/en/order.json";
import type shell from "../messages/en/shell.json";
import type { Locale } from "./locale";

/** The name of a text: it must be in the English files, and the build fails when another language lacks it. */
export type TextId = keyof (typeof account &
  typeof cart &
  typeof catalogue &
  typeof checkout &
  typeof information &
  typeof order &
  typeof shell);

export type Translate = (id: TextId, values?: Record<string, string | number>) => string;

/** A function that gives the text of an id, with its values filled in (ICU message format). */
export function useText(): Translate {
  const { i18n } = useLingui();
  return useMemo<Translate>(() => (id, values) => i18n._(id, values), [i18n]);
}

export function useLocale(): Locale {
  return useLingui().i18n.locale as Locale;
}

/** Shows amounts in minor units as money. */
export function useMoney(): (amount: number, currency: string) => string {
  const locale = useLocale();
  return useMemo(() => moneyFormatter(locale), [locale]);
}

export function moneyFormatter(locale: string): (amount: number, currency: string) => string {
  const formats = new Map<string, Intl.NumberFormat>();
  return (amount, currency) => {
    const format = formats.get(currency) ?? new Intl.NumberFormat(locale, { style: "currency", currency });
    formats.set(currency, format);
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(amount / 10 ** digits);
  };
}

/** Shows instants as dates. */
export function useDate(): (instant: string, style?: "day" | "moment") => string {
  const locale = useLocale();
  return useMemo(
    () =>
      (instant, style = "day") =>
        new Intl.DateTimeFormat(
          locale,
          style === "day" ? { dateStyle: "long" } : { dateStyle: "medium", timeStyle: "short" },
        ).format(new Date(instant)),
    [locale],
  );
}
