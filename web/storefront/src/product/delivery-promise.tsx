// What delivery will mean for this product.
import { Truck } from "lucide-react";
import { Link } from "react-router";
import { useText } from "~/i18n/text";

export function DeliveryPromise(_: { price: number; currency: string }) {
  const t = useText();
  return (
    <p className="flex items-start gap-3 rounded-card bg-sunken/70 p-4 text-[0.95rem]">
      <Truck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
      <span>
        {t("product.delivery")}{" "}
        <Link to="/shipping" className="underline underline-offset-4">
          {t("product.deliveryMore")}
        </Link>
      </span>
    </p>
  );
}
