// An order: confirmation and tracking.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function OrderPage() {
  const t = useText();
  usePageHead({ title: t("order.title") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("order.title")}</h1>
    </div>
  );
}
