// Products of a category or a search.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function ListingPage() {
  const t = useText();
  usePageHead({ title: t("listing.title") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("listing.title")}</h1>
    </div>
  );
}
