// How to send something back, and the form that begins it.
import { useText } from "~/i18n/text";
import { ButtonLink } from "~/ui/button";
import { InformationFrame, Passage } from "./information-frame";
import { LazyRequestForm } from "./lazy-request-form";

export default function ReturnsPage() {
  const t = useText();
  return (
    <InformationFrame title="footer.returns" lead="returns.lead">
      <ButtonLink to="#start" className="w-fit">
        {t("returns.start")}
      </ButtonLink>
      <Passage title="returns.how">
        <ol className="grid list-decimal gap-2 pl-5 marker:text-accent">
          <li>{t("returns.step1")}</li>
          <li>{t("returns.step2")}</li>
          <li>{t("returns.step3")}</li>
          <li>{t("returns.step4")}</li>
        </ol>
      </Passage>
      <Passage title="returns.conditions" text="returns.conditions.text" />
      <Passage title="returns.money" text="returns.money.text" />
      <Passage title="returns.faulty" text="returns.faulty.text" />
      <Passage title="returns.start" id="start">
        <LazyRequestForm about="return" />
      </Passage>
    </InformationFrame>
  );
}
