// The way to the account, or to signing in.
import type { Account } from "@cloudmart/api-client";
import { UserRound } from "lucide-react";
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";
import { useSession } from "./session";
import { useHere, withNext } from "./where-next";

export function AccountLink() {
  const t = useText();
  const here = useHere();
  const { status, user } = useSession();
  const guest = status === "guest";
  return (
    <Link
      to={guest ? withNext("/account/sign-in", here) : "/account"}
      className={iconButtonClass}
      aria-label={guest ? t("account.signIn") : t("header.account")}
    >
      {user ? (
        // A picture of a name rather than a text: the link is called after where it leads.
        <span
          aria-hidden="true"
          data-initials={initials(user)}
          className="grid size-8 place-items-center rounded-full bg-accent font-display text-sm font-semibold text-on-accent before:content-[attr(data-initials)]"
        />
      ) : (
        <UserRound aria-hidden="true" className="size-5.5" />
      )}
    </Link>
  );
}

/** One or two letters for a person. */
export function initials({ first_name, last_name, email }: Account): string {
  const letters = [first_name, last_name].map((name) => [...(name ?? "").trim()][0] ?? "").join("");
  return (letters || [...email][0] || "").toUpperCase();
}
