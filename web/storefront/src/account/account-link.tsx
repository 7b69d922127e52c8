// The way to the account, or to signing in.
import { UserRound } from "lucide-react";
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";

export function AccountLink() {
  const t = useText();
  return (
    <Link to="/account" className={iconButtonClass} aria-label={t("header.account")}>
      <UserRound aria-hidden="true" className="size-5.5" />
    </Link>
  );
}
