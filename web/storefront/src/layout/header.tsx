// Name, departments, search, account and cart; the same on every page.
import { Menu } from "lucide-react";
import { lazy, useState } from "react";
import { Link, NavLink } from "react-router";
import { AccountLink } from "~/account/account-link";
import { publicAddress, useAnswer } from "~/api/answers";
import { CartButton } from "~/cart/cart-button";
import { useText } from "~/i18n/text";
import { shopName } from "~/page/page-head";
import { useAwake } from "~/page/use-awake";
import { iconButtonClass } from "~/ui/icon-button";
import { Late } from "~/ui/late";
import { SearchBox } from "./search-box";

const DepartmentsDrawer = lazy(() => import("./departments-drawer"));

export const categoriesAddress = publicAddress("/api/v1/categories");

export function Header() {
  const t = useText();
  const awake = useAwake();
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper/90 backdrop-blur-md">
      <div className="shell flex h-16 items-center gap-2 md:gap-6">
        <button
          type="button"
          disabled={!awake}
          className={`${iconButtonClass} -ml-2 md:hidden`}
          aria-label={t("header.menu")}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          <Menu aria-hidden="true" className="size-6" />
        </button>
        <Link to="/" className="font-display text-xl font-semibold tracking-tight sm:text-2xl">
          {shopName()}
        </Link>
        <Departments />
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <SearchBox />
          <AccountLink />
          <CartButton />
        </div>
      </div>
      {open && (
        <Late>
          <DepartmentsDrawer onClose={() => setOpen(false)} />
        </Late>
      )}
    </header>
  );
}

const DEPARTMENTS_IN_HEADER = 5;

function Departments() {
  const t = useText();
  const { data } = useAnswer(categoriesAddress);
  const departments = (data?.items ?? []).filter(({ product_count }) => product_count > 0);
  return (
    <nav aria-label={t("header.departments")} className="hidden min-w-0 md:block">
      <ul className="flex h-16 flex-wrap items-stretch gap-x-5 overflow-hidden text-[0.95rem]">
        {departments.slice(0, DEPARTMENTS_IN_HEADER).map(({ handle, title }) => (
          <li key={handle} className="flex">
            <NavLink
              to={`/categories/${handle}`}
              className={({ isActive }) =>
                `flex h-16 items-center border-b-2 whitespace-nowrap transition-colors ${isActive ? "border-accent" : "border-transparent text-soft hover:text-ink"}`
              }
            >
              {title}
            </NavLink>
          </li>
        ))}
        <li className="flex">
          <NavLink
            end
            to="/products"
            className={({ isActive }) =>
              `flex h-16 items-center border-b-2 whitespace-nowrap transition-colors ${isActive ? "border-accent" : "border-transparent text-soft hover:text-ink"}`
            }
          >
            {t("header.everything")}
          </NavLink>
        </li>
      </ul>
    </nav>
  );
}
