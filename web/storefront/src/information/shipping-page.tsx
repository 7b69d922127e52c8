// How and where the shop delivers.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function ShippingPage() {
  const t = useText();
  usePageHead({ title: t("footer.shipping") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("footer.shipping")}</h1>
    </div>
  );
}
