// Signing in.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function SignInPage() {
  const t = useText();
  usePageHead({ title: t("account.signIn") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("account.signIn")}</h1>
    </div>
  );
}
