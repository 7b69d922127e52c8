// Name, password, sessions.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function ProfilePage() {
  const t = useText();
  usePageHead({ title: t("account.profile") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("account.profile")}</h1>
    </div>
  );
}
