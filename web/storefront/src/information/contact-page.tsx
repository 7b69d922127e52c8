// Writing to the shop.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function ContactPage() {
  const t = useText();
  usePageHead({ title: t("footer.contact") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("footer.contact")}</h1>
    </div>
  );
}
