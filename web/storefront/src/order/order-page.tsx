// An order: confirmation after buying, and how far it is afterwards.
import { CloudOff, PackageSearch } from "lucide-react";
import { useLocation, useParams } from "react-router";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { PageSkeleton } from "~/page/page-skeleton";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { OrderView } from "./order-view";
import { useOrder } from "./use-order";
import { useOrderToken } from "./use-order-token";

export default function OrderPage() {
  const t = useText();
  usePageHead({ title: t("order.title"), hidden: true });
  const { id = "" } = useParams();
  const { state } = useLocation() as { state: { placed?: boolean } | null };
  const token = useOrderToken(id);
  const { order, error, retry } = useOrder(id, token ?? null, token !== undefined);
  if (order) return <OrderView order={order} justPlaced={state?.placed === true} />;
  if (order === null) {
    return (
      <div className="shell py-10">
        <h1 className="sr-only">{t("order.title")}</h1>
        <EmptyState
          icon={<PackageSearch className="size-7" />}
          title={t("order.notFound")}
          action={
            <div className="flex flex-wrap justify-center gap-3">
              <ButtonLink to={`/account/sign-in?next=/orders/${id}`}>{t("account.signIn")}</ButtonLink>
              <ButtonLink to="/contact" look="quiet">
                {t("footer.contact")}
              </ButtonLink>
            </div>
          }
        >
          {t("order.notFoundBody")}
        </EmptyState>
      </div>
    );
  }
  if (error) {
    return (
      <div className="shell py-10">
        <h1 className="sr-only">{t("order.title")}</h1>
        <EmptyState
          icon={<CloudOff className="size-7" />}
          title={t("failed.title")}
          action={<Button onClick={retry}>{t("failed.retry")}</Button>}
        >
          {t("failed.offline")}
        </EmptyState>
      </div>
    );
  }
  return <PageSkeleton />;
}
