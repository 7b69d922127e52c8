// The ways of paying. Card data never touches our pages: real providers take over on a page of their own.
import type { PaymentHandler } from "@cloudmart/api-client";
import { ExternalLink } from "lucide-react";
import { useText } from "~/i18n/text";
import { ChoiceCard } from "./choice-card";
import { TestOutcomes } from "./test-outcomes";

interface PaymentChoiceProps {
  handlers: PaymentHandler[];
  chosen: string;
  onChoose: (id: string) => void;
  token: string;
  onToken: (token: string) => void;
}

export function PaymentChoice({ handlers, chosen, onChoose, token, onToken }: PaymentChoiceProps) {
  const t = useText();
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
              onChoose={onChoose}
              title={name}
            />
          ))}
        </fieldset>
      )}
      {outcomes.length > 0 && <TestOutcomes outcomes={outcomes} chosen={token} onChoose={onToken} />}
      {handler && outcomes.length === 0 && (
        <p className="flex items-start gap-2 text-soft">
          <ExternalLink aria-hidden="true" className="mt-1 size-4 shrink-0" />
          {t("checkout.takenTo", { name: handler.name })}
        </p>
      )}
    </div>
  );
}
