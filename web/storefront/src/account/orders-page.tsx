// Own orders, the latest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Package } from "lucide-react";
import { useText } from "~/i18n/text";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { readOrders } from "./account-calls";
import { AccountFrame } from "./account-frame";
import { Awaited } from "./awaited";
import { OrderCard } from "./order-card";
import { useMineKey } from "./use-mine";

export default function OrdersPage() {
  const t = useText();
  return <AccountFrame title={t("account.orders")}>{() => <Orders />}</AccountFrame>;
}

function Orders() {
  const t = useText();
  const query = useInfiniteQuery({
    queryKey: useMineKey("orders"),
    queryFn: ({ pageParam }) => readOrders(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pagination }) => pagination.next_cursor ?? undefined,
  });
  return (
    <Awaited query={query}>
      {({ pages }) => {
        const orders = pages.flatMap(({ items }) => items);
        if (orders.length === 0) return <NoOrders />;
        return (
          <>
            <ul className="grid grid-cols-1 gap-4">
              {orders.map((order) => (
                <li key={order.id}>
                  <OrderCard order={order} heading="h2" />
                </li>
              ))}
            </ul>
            {query.hasNextPage && (
              <div className="mt-6 grid justify-center">
                <Button
                  look="quiet"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t("orders.more")}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Awaited>
  );
}

function NoOrders() {
  const t = useText();
  return (
    <EmptyState
      icon={<Package className="size-7" />}
      title={t("orders.none")}
      action={<ButtonLink to="/products">{t("orders.browse")}</ButtonLink>}
    >
      {t("orders.noneBody")}
    </EmptyState>
  );
}
