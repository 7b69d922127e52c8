// Writing to the shop.
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { InformationFrame, linkClass, Passage } from "./information-frame";
import { LazyRequestForm } from "./lazy-request-form";

export default function ContactPage() {
  const t = useText();
  return (
    <InformationFrame title="footer.contact" lead="contact.lead">
      <LazyRequestForm about="anything" />
      <Passage title="contact.other" text="contact.other.text">
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <Link to="/shipping" className={linkClass}>
              {t("footer.shipping")}
            </Link>
          </li>
          <li>
            <Link to="/returns" className={linkClass}>
              {t("footer.returns")}
            </Link>
          </li>
        </ul>
      </Passage>
    </InformationFrame>
  );
}
