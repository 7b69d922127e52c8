// Own orders.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function OrdersPage() {
  const t = useText();
  usePageHead({ title: t("account.orders") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("account.orders")}</h1>
    </div>
  );
}
