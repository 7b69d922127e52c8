// The test payments' form: instead of a card one chooses what shall happen.
import type { TestOutcome } from "@cloudmart/api-client";
import { FlaskConical } from "lucide-react";
import { type TextId, useText } from "~/i18n/text";

/** Those that are told in every language; others are called what the shop calls them. */
const known: Record<string, TextId> = {
  tok_success: "test.success",
  tok_declined: "test.declined",
  tok_insufficient_funds: "test.insufficientFunds",
  tok_3ds: "test.confirmation",
  tok_redirect: "test.redirect",
  tok_timeout: "test.timeout",
  tok_unknown: "test.unknown",
};

interface TestOutcomesProps {
  outcomes: TestOutcome[];
  chosen: string;
  onChoose: (token: string) => void;
}

export function TestOutcomes({ outcomes, chosen, onChoose }: TestOutcomesProps) {
  const t = useText();
  return (
    <fieldset className="min-w-0 rounded-card border-2 border-dashed border-warn/60 bg-warn-wash/50 px-5 pt-1 pb-5">
      <legend className="flex items-center gap-2 rounded-full bg-warn-wash px-3 py-1 text-sm font-semibold text-warn">
        <FlaskConical aria-hidden="true" className="size-4" />
        {t("test.title")}
      </legend>
      <p className="text-sm text-soft">{t("test.body")}</p>
      <div className="mt-3 grid gap-x-6 sm:grid-cols-2">
        {outcomes.map(({ token, title }) => (
          <label key={token} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="outcome"
              value={token}
              checked={token === chosen}
              onChange={() => onChoose(token)}
              className="size-5 shrink-0 accent-accent"
            />
            {known[token] ? t(known[token]) : title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
