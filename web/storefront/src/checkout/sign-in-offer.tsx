// Whoever has an account may use it; nobody needs one.
import { Link } from "react-router";
import { useSession } from "~/account/session";
import { useText } from "~/i18n/text";

export function SignInOffer() {
  const t = useText();
  const { user } = useSession();
  if (user) return <p className="text-sm text-soft">{t("checkout.signedInAs", { email: user.email })}</p>;
  return (
    <p className="text-sm text-soft">
      {t("checkout.haveAccount")}{" "}
      <Link
        to="/account/sign-in?next=/checkout"
        className="inline-block py-1 font-medium text-ink underline underline-offset-4"
      >
        {t("account.signIn")}
      </Link>
    </p>
  );
}
