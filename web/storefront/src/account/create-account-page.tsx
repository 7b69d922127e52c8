// Making an account.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function CreateAccountPage() {
  const t = useText();
  usePageHead({ title: t("account.create") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("account.create")}</h1>
    </div>
  );
}
