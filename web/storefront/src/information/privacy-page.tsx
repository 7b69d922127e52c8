// What the shop keeps about people.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function PrivacyPage() {
  const t = useText();
  usePageHead({ title: t("footer.privacy") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("footer.privacy")}</h1>
    </div>
  );
}
