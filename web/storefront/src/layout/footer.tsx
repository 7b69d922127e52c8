// Service pages, language and theme.
import { Link, useLocation } from "react-router";
import { LOCALE_NAMES, LOCALES, localeBase } from "~/i18n/locale";
import { useLocale, useText } from "~/i18n/text";
import { shopName } from "~/page/page-head";
import { ThemeChoice } from "./theme-choice";

export function Footer() {
  const t = useText();
  return (
    <footer className="mt-20 border-t border-line bg-sunken/60">
      <div className="shell grid gap-10 py-12 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div>
          <p className="font-display text-2xl font-semibold">{shopName()}</p>
          <p className="mt-2 max-w-xs text-soft">{t("footer.promise")}</p>
        </div>
        <Links
          title={t("footer.shop")}
          links={[
            ["/products", t("header.everything")],
            ["/products?sort=newest", t("footer.new")],
            ["/products?sort=best_selling", t("footer.popular")],
          ]}
        />
        <Links
          title={t("footer.service")}
          links={[
            ["/shipping", t("footer.shipping")],
            ["/returns", t("footer.returns")],
            ["/contact", t("footer.contact")],
            ["/privacy", t("footer.privacy")],
          ]}
        />
        <div className="grid content-start gap-5">
          <Languages />
          <ThemeChoice />
        </div>
      </div>
      <p className="shell border-t border-line py-6 text-sm text-soft">
        {t("footer.smallprint", { shop: shopName() })}
      </p>
    </footer>
  );
}

function Links({ title, links }: { title: string; links: [to: string, label: string][] }) {
  return (
    <nav aria-label={title}>
      <h2 className="text-base">{title}</h2>
      <ul className="mt-2">
        {links.map(([to, label]) => (
          <li key={to}>
            <Link
              to={to}
              className="inline-block py-1.5 text-soft underline-offset-4 hover:text-ink hover:underline"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Languages() {
  const t = useText();
  const current = useLocale();
  const { pathname, search } = useLocation();
  return (
    <nav aria-label={t("footer.language")}>
      <h2 className="text-base">{t("footer.language")}</h2>
      <ul className="mt-2 flex gap-4">
        {LOCALES.map((locale) => (
          <li key={locale}>
            {/* Another language is another page: its texts come with it. */}
            <a
              href={localeBase(locale) + pathname + search}
              hrefLang={locale}
              lang={locale}
              aria-current={locale === current ? "true" : undefined}
              className="inline-block py-1.5 text-soft underline-offset-4 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
            >
              {LOCALE_NAMES[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
