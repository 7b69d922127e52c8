// How to send something back.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function ReturnsPage() {
  const t = useText();
  usePageHead({ title: t("footer.returns") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("footer.returns")}</h1>
    </div>
  );
}
