// The first page of the shop.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function HomePage() {
  const t = useText();
  usePageHead({ title: t("home.title") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("home.title")}</h1>
    </div>
  );
}
