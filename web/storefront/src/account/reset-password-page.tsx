// A new password for a lost one.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function ResetPasswordPage() {
  const t = useText();
  usePageHead({ title: t("account.reset") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("account.reset")}</h1>
    </div>
  );
}
