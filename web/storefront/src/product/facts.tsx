// The description and the facts of a product.
import type { Product } from "@cloudmart/api-client";
import { useLocale, useText } from "~/i18n/text";
import { factName, factValue } from "./fact-words";

export function Facts({ product }: { product: Product }) {
  const t = useText();
  const locale = useLocale();
  const facts = Object.entries(product.attributes);
  return (
    <div className="mt-8 border-t border-line pt-6">
      <h2 className="text-xl">{t("product.about")}</h2>
      {product.description.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="mt-3 text-pretty text-soft">
          {paragraph}
        </p>
      ))}
      {facts.length > 0 && (
        <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-6 text-[0.95rem]">
          {facts.map(([name, value]) => (
            <div key={name} className="col-span-2 grid grid-cols-subgrid border-b border-line py-2">
              <dt className="text-soft">{factName(name)}</dt>
              <dd>{factValue(name, value, locale, { yes: t("product.yes"), no: t("product.no") })}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
