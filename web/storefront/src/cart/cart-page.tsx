// The cart as a page of its own.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function CartPage() {
  const t = useText();
  usePageHead({ title: t("cart.title") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("cart.title")}</h1>
    </div>
  );
}
