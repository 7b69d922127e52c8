// Name, price, choice, quantity and the button that matters.
import type { Product } from "@cloudmart/api-client";
import { Check, Clock, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useAddToCart } from "~/cart/use-add-to-cart";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { Price } from "~/ui/price";
import { QuantityField } from "~/ui/quantity-field";
import { Stars } from "~/ui/stars";
import { DeliveryPromise } from "./delivery-promise";
import { OptionChooser } from "./option-chooser";
import type { VariantChoice } from "./use-variant-choice";

const FEW = 5;
const MOST_PER_ORDER = 99;

export function PurchasePanel({ product, choice }: { product: Product; choice: VariantChoice }) {
  const t = useText();
  const { variant } = choice;
  const { available, quantity: stock } = variant.availability;
  const most = Math.min(stock ?? MOST_PER_ORDER, MOST_PER_ORDER);
  const [wanted, setWanted] = useState(1);
  const quantity = Math.min(wanted, Math.max(most, 1));
  const { add, busy } = useAddToCart();

  const buy = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void add(variant.id, quantity);
  };

  return (
    <form onSubmit={buy}>
      {product.brand && <p className="text-soft">{product.brand}</p>}
      <h1 className="mt-1 text-3xl sm:text-4xl">{product.title}</h1>
      {product.rating.value !== null && product.rating.count > 0 && (
        <a href="#reviews" className="mt-2 inline-block py-1">
          <Stars value={product.rating.value} count={product.rating.count} />
        </a>
      )}
      <p className="mt-3 text-2xl font-medium">
        <Price amount={variant.price} currency={product.currency} before={variant.compare_at_price} />
      </p>
      <div className="mt-6 grid gap-6">
        {choice.options.map((option) => (
          <OptionChooser
            key={option.name}
            option={option}
            onChoose={(value) => choice.choose(option.name, value)}
          />
        ))}
        <StockLine available={available} stock={stock} />
        <div className="flex flex-wrap gap-3">
          <QuantityField
            of={product.title}
            value={quantity}
            most={most}
            disabled={!available}
            onChange={setWanted}
          />
          <Button type="submit" size="large" busy={busy} disabled={!available} className="min-w-48 flex-1">
            {available ? t("product.add") : t("product.soldOut")}
          </Button>
        </div>
        <DeliveryPromise price={variant.price * quantity} currency={product.currency} />
      </div>
    </form>
  );
}

function StockLine({ available, stock }: { available: boolean; stock: number | null | undefined }) {
  const t = useText();
  const few = available && typeof stock === "number" && stock <= FEW;
  const [Icon, tone, text] = !available
    ? ([X, "text-bad", t("product.unavailable")] as const)
    : few
      ? ([Clock, "text-warn", t("product.few", { count: stock })] as const)
      : ([Check, "text-good", t("product.inStock")] as const);
  return (
    <p role="status" className={`flex items-center gap-2 text-[0.95rem] ${tone}`}>
      <Icon aria-hidden="true" className="size-4.5" />
      {text}
    </p>
  );
}
