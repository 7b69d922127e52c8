// The account's first page.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function AccountPage() {
  const t = useText();
  usePageHead({ title: t("account.title") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("account.title")}</h1>
    </div>
  );
}
