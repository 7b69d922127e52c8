// A new password for a lost one: first the mail with a link, then, through the link, the new password.
import { useSearchParams } from "react-router";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { AskForReset } from "./ask-for-reset";
import { SetNewPassword } from "./set-new-password";

export default function ResetPasswordPage() {
  const t = useText();
  const [parameters] = useSearchParams();
  const token = parameters.get("token");
  usePageHead({ title: t("account.reset"), hidden: true });
  return token ? <SetNewPassword token={token} /> : <AskForReset />;
}
