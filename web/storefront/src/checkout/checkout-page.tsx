// From a cart to an order, in one flow.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function CheckoutPage() {
  const t = useText();
  usePageHead({ title: t("checkout.title") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("checkout.title")}</h1>
    </div>
  );
}
