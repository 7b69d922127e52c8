// What is bought and what it costs. On small screens the lines unfold.
import type { Checkout } from "@cloudmart/api-client";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Link } from "react-router";
import { lineOfPath } from "~/cart/changed-cart";
import { LineMessage } from "~/cart/line-message";
import { Totals } from "~/cart/totals";
import { useMoney, useText } from "~/i18n/text";
import { BoughtLine } from "./bought-line";
import { totalOf } from "./use-checkout";

interface SummaryProps {
  checkout: Checkout;
  busy: boolean;
}

export function Summary({ checkout, busy }: SummaryProps) {
  const t = useText();
  const money = useMoney();
  const id = useId();
  const { line_items, messages, currency, totals } = checkout;
  const soldOut = messages.some(({ path }) => lineOfPath(path) !== null);
  const [unfolded, setUnfolded] = useState(false);
  // What stands in the way must not be folded away.
  const open = unfolded || soldOut;
  return (
    <aside
      aria-label={t("checkout.summary")}
      className="h-fit rounded-card bg-sunken/70 p-5 sm:p-6 lg:sticky lg:top-24 lg:order-2"
    >
      <h2 className="hidden text-xl lg:block">{t("checkout.summary")}</h2>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setUnfolded(!open)}
        className="flex min-h-11 w-full items-center justify-between gap-3 text-left lg:hidden"
      >
        <span className="flex items-center gap-2 font-display text-lg font-semibold">
          {t("checkout.summary")}
          <ChevronDown
            aria-hidden="true"
            className={`size-5 transition-transform ${open ? "rotate-180" : ""}`}
          />
        </span>
        <span className="font-semibold tabular-nums">{money(totalOf(checkout), currency)}</span>
      </button>
      <div id={id} className={open ? "mt-4 grid gap-5" : "hidden gap-5 lg:mt-5 lg:grid"}>
        <ul className="grid gap-4">
          {line_items.map((line, place) => (
            <BoughtLine key={line.id} line={line} currency={currency}>
              {messages
                .filter(({ path }) => lineOfPath(path) === place)
                .map((message) => (
                  <LineMessage key={message.code} message={message} />
                ))}
            </BoughtLine>
          ))}
        </ul>
        {!checkout.order && (
          <Link to="/cart" className="w-fit py-1 text-sm font-medium underline underline-offset-4">
            {t("checkout.toCart")}
          </Link>
        )}
        <div className="border-t border-line pt-4">
          <Totals totals={totals} currency={currency} busy={busy} />
        </div>
      </div>
    </aside>
  );
}
