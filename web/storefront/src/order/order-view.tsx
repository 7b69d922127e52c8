// Everything about an order: progress, parcels, lines, sums, addresses, and whom to ask.
import type { Order } from "@cloudmart/api-client";
import { useEffect, useRef } from "react";
import { AddressText } from "~/address/address-text";
import { Totals } from "~/cart/totals";
import { BoughtLine } from "~/checkout/bought-line";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { announce } from "~/ui/announcer";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { OrderHeading, stateOf } from "./order-heading";
import { Refunds } from "./refunds";
import { Shipments } from "./shipments";
import { Timeline } from "./timeline";

export function OrderView({ order, justPlaced }: { order: Order; justPlaced: boolean }) {
  const t = useText();
  const title = t("order.number", { number: order.number });
  usePageHead({ title, hidden: true });
  const state = t(stateOf(order));
  useSaidAloud(`${title}: ${state}`);
  return (
    <div className="shell py-8 sm:py-12">
      <OrderHeading order={order} justPlaced={justPlaced} />
      {order.status === "canceled" && (
        <Notice kind="warn" className="mt-6 max-w-3xl">
          {t("order.canceledBody")}
        </Notice>
      )}
      {order.payment_status === "failed" && order.status !== "canceled" && (
        <Notice kind="bad" className="mt-6 max-w-3xl">
          {t("order.notPaidBody")}
        </Notice>
      )}
      <div className="mt-8 grid gap-10 lg:grid-cols-[1fr_24rem] lg:gap-16">
        <div className="grid min-w-0 content-start gap-10">
          <section aria-labelledby="progress">
            <h2 id="progress" className="mb-5 text-xl">
              {t("order.progress")}
            </h2>
            <Timeline order={order} />
            <Shipments shipments={order.shipments} />
          </section>
          <section
            aria-label={t("order.details")}
            className="grid gap-6 border-t border-line pt-8 sm:grid-cols-2"
          >
            <Detail title={t("checkout.address")}>
              <AddressText address={order.shipping_address} />
            </Detail>
            {order.billing_address && (
              <Detail title={t("checkout.billing")}>
                <AddressText address={order.billing_address} />
              </Detail>
            )}
            <Detail title={t("checkout.contact")}>
              <p className="break-words">{order.buyer.email}</p>
              {order.buyer.phone && <p>{order.buyer.phone}</p>}
            </Detail>
          </section>
          <section className="flex flex-wrap items-center gap-3 border-t border-line pt-8">
            <p className="w-full text-soft">{t("order.help")}</p>
            <ButtonLink to="/contact" look="quiet">
              {t("footer.contact")}
            </ButtonLink>
            <ButtonLink to="/returns" look="quiet">
              {t("footer.returns")}
            </ButtonLink>
            <ButtonLink to="/products" look="plain">
              {t("cart.continue")}
            </ButtonLink>
          </section>
        </div>
        <aside
          aria-label={t("order.lines")}
          className="grid h-fit gap-5 rounded-card bg-sunken/70 p-5 sm:p-6"
        >
          <h2 className="text-xl">{t("order.lines")}</h2>
          <ul className="grid gap-4">
            {order.line_items.map((line) => (
              <BoughtLine key={line.id} line={line} currency={order.currency} />
            ))}
          </ul>
          <div className="border-t border-line pt-4">
            <Totals totals={order.totals} currency={order.currency} />
          </div>
          <Refunds order={order} />
        </aside>
      </div>
    </div>
  );
}

function Detail({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-base">{title}</h3>
      <div className="text-soft">{children}</div>
    </div>
  );
}

/** Says what has changed since the page was opened. */
function useSaidAloud(text: string): void {
  const said = useRef(text);
  useEffect(() => {
    if (said.current !== text) announce(text);
    said.current = text;
  }, [text]);
}
