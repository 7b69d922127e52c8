// What the shop keeps about people, and why.
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { InformationFrame, linkClass, Passage } from "./information-frame";

export default function PrivacyPage() {
  const t = useText();
  return (
    <InformationFrame title="footer.privacy" lead="privacy.lead">
      <Passage title="privacy.orders" text="privacy.orders.text" />
      <Passage title="privacy.payments" text="privacy.payments.text">
        <p className="rounded-control bg-sunken p-4">{t("privacy.test")}</p>
      </Passage>
      <Passage title="privacy.account" text="privacy.account.text" />
      <Passage title="privacy.requests" text="privacy.requests.text" />
      <Passage title="privacy.browser" text="privacy.browser.text">
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>{t("privacy.browser.cart")}</li>
          <li>{t("privacy.browser.session")}</li>
          <li>{t("privacy.browser.theme")}</li>
          <li>{t("privacy.browser.draft")}</li>
          <li>{t("privacy.browser.pages")}</li>
        </ul>
      </Passage>
      <Passage title="privacy.server" text="privacy.server.text" />
      <Passage title="privacy.others" text="privacy.others.text" />
      <Passage title="privacy.rights" text="privacy.rights.text">
        <p>
          <Link to="/contact" className={linkClass}>
            {t("footer.contact")}
          </Link>
        </p>
      </Passage>
    </InformationFrame>
  );
}
