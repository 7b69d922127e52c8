// An address that leads nowhere.
import { use } from "react";
import { RenderingContext } from "~/api/answers";
import { useText } from "~/i18n/text";
import { ButtonLink } from "~/ui/button";
import { usePageHead } from "./page-head";

export default function NotFoundPage() {
  const t = useText();
  const rendering = use(RenderingContext);
  if (rendering) rendering.status = 404;
  usePageHead({ title: t("notFound.title"), hidden: true });
  return (
    <div className="shell grid min-h-[60vh] place-content-center justify-items-center gap-5 py-20 text-center">
      <p className="font-display text-7xl font-semibold text-accent" aria-hidden="true">
        404
      </p>
      <h1 className="text-3xl">{t("notFound.title")}</h1>
      <p className="max-w-md text-soft">{t("notFound.body")}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <ButtonLink to="/products">{t("notFound.browse")}</ButtonLink>
        <ButtonLink to="/" look="quiet">
          {t("notFound.home")}
        </ButtonLink>
      </div>
    </div>
  );
}
