// Saved addresses.
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

export default function AddressesPage() {
  const t = useText();
  usePageHead({ title: t("account.addresses") });
  return (
    <div className="shell py-10">
      <h1 className="text-3xl">{t("account.addresses")}</h1>
    </div>
  );
}
