// The ways between the pages of the account.
import { LogOut, MapPin, Package, UserRound, WalletCards } from "lucide-react";
import { NavLink } from "react-router";
import { useText } from "~/i18n/text";

const itemClass =
  "flex min-h-11 items-center gap-3 rounded-full px-4 whitespace-nowrap transition-colors hover:bg-sunken aria-[current=page]:bg-sunken aria-[current=page]:font-medium";

export function AccountNav({ onLeave, leaving }: { onLeave: () => void; leaving: boolean }) {
  const t = useText();
  const pages = [
    { to: "/account", label: t("account.overview"), Icon: WalletCards },
    { to: "/account/orders", label: t("account.orders"), Icon: Package },
    { to: "/account/addresses", label: t("account.addresses"), Icon: MapPin },
    { to: "/account/profile", label: t("account.profile"), Icon: UserRound },
  ];
  return (
    <nav aria-label={t("account.title")} className="min-w-0">
      <ul className="-mx-2 flex flex-wrap gap-1 sm:mx-0 lg:sticky lg:top-24 lg:grid">
        {pages.map(({ to, label, Icon }) => (
          <li key={to}>
            <NavLink to={to} end className={itemClass}>
              <Icon aria-hidden="true" className="hidden size-5 text-soft sm:block" />
              {label}
            </NavLink>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={`${itemClass} w-full`}
            aria-disabled={leaving || undefined}
            onClick={leaving ? undefined : onLeave}
          >
            <LogOut aria-hidden="true" className="hidden size-5 text-soft sm:block" />
            {t("account.signOut")}
          </button>
        </li>
      </ul>
    </nav>
  );
}
