// The account's first page: the latest order, and the ways on.
import { MapPin, Package, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { ButtonLink } from "~/ui/button";
import { readOrders } from "./account-calls";
import { AccountFrame } from "./account-frame";
import { Awaited } from "./awaited";
import { OrderCard } from "./order-card";
import { useMine } from "./use-mine";

export default function AccountPage() {
  const t = useText();
  return (
    <AccountFrame title={t("account.title")}>
      {(user) => (
        <div className="grid gap-10">
          <p className="-mt-4 text-lg text-soft">
            {user.first_name
              ? t("account.hello", { name: user.first_name })
              : t("account.signedInAs", { email: user.email })}
          </p>
          <section aria-labelledby="latest">
            <h2 id="latest" className="mb-4 text-xl">
              {t("account.latestOrder")}
            </h2>
            <LatestOrder />
          </section>
          <ul className="grid gap-4 sm:grid-cols-3">
            <Way to="/account/orders" icon={<Package />} title={t("account.orders")}>
              {t("account.ordersBody")}
            </Way>
            <Way to="/account/addresses" icon={<MapPin />} title={t("account.addresses")}>
              {t("account.addressesBody")}
            </Way>
            <Way to="/account/profile" icon={<UserRound />} title={t("account.profile")}>
              {t("account.profileBody")}
            </Way>
          </ul>
        </div>
      )}
    </AccountFrame>
  );
}

function LatestOrder() {
  const t = useText();
  const query = useMine("latest-order", () => readOrders(undefined, 1));
  return (
    <Awaited query={query}>
      {({ items: [latest] }) =>
        latest ? (
          <OrderCard order={latest} heading="h3" />
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-4 rounded-card bg-sunken p-6">
            <p>{t("orders.none")}</p>
            <ButtonLink to="/products">{t("orders.browse")}</ButtonLink>
          </div>
        )
      }
    </Awaited>
  );
}

function Way({
  to,
  icon,
  title,
  children,
}: {
  to: string;
  icon: ReactNode;
  title: string;
  children: string;
}) {
  return (
    <li>
      <Link
        to={to}
        className="grid h-full content-start gap-1 rounded-card border border-line bg-raised p-5 transition-colors hover:border-edge"
      >
        <span aria-hidden="true" className="text-accent [&>svg]:size-6">
          {icon}
        </span>
        <span className="mt-2 font-display text-lg font-semibold">{title}</span>
        <span className="text-sm text-soft">{children}</span>
      </Link>
    </li>
  );
}
