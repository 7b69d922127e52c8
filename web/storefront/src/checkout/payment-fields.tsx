// The ways of paying. Card data never touches our pages: real providers take over on a page of their own.
import type { PaymentHandler } from "@cloudmart/api-client";
import { ExternalLink } from "lucide-react";
import { useText } from "~/i18n/text";
import { ChoiceCard } from "./choice-card";
import { TestOutcomes } from "./test-outcomes";
import type { PaymentChoice } from "./use-payment-choice";

interface PaymentFieldsProps {
  handlers: PaymentHandler[];
  choice: PaymentChoice;
}

export function PaymentFields({ handlers, choice }: PaymentFieldsProps) {
  const t = useText();
  const { handler: chosen, token, choose } = choice;
  const handler = handlers.find(({ id }) => id === chosen);
  const outcomes = handler?.test_outcomes ?? [];
  return (
    <div className="grid gap-4">
      {handlers.length > 1 && (
        <fieldset className="grid gap-3">
          <legend className="sr-only">{t("checkout.payment")}</legend>
          {handlers.map(({ id, name }) => (
            <ChoiceCard
              key={id}
              name="handler"
              value={id}
              checked={id === chosen}
              onChoose={(wanted) => choose({ handler: wanted, token })}
              title={name}
            />
          ))}
        </fieldset>
      )}
      {outcomes.length > 0 && (
        <TestOutcomes
          outcomes={outcomes}
          chosen={token}
          onChoose={(wanted) => choose({ handler: chosen, token: wanted })}
        />
      )}
      {handler && outcomes.length === 0 && (
        <p className="flex items-start gap-2 text-soft">
          <ExternalLink aria-hidden="true" className="mt-1 size-4 shrink-0" />
          {t("checkout.takenTo", { name: handler.name })}
        </p>
      )}
    </div>
  );
}
