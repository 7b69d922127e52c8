// The values of one option, such as sizes or colours, as a group of radio buttons.
import { useId } from "react";
import { useText } from "~/i18n/text";
import { useAwake } from "~/page/use-awake";
import type { VariantChoice } from "./use-variant-choice";

interface OptionChooserProps {
  option: VariantChoice["options"][number];
  onChoose: (value: string) => void;
}

export function OptionChooser({ option, onChoose }: OptionChooserProps) {
  const t = useText();
  const name = useId();
  const awake = useAwake();
  const chosen = option.values.find((value) => value.chosen)?.value;
  return (
    <fieldset disabled={!awake}>
      <legend className="text-[0.95rem]">
        <span className="font-medium">{option.name}</span> <span className="text-soft">{chosen}</span>
      </legend>
      <div className="mt-2.5 flex flex-wrap gap-2">
        {option.values.map(({ value, chosen: checked, available }) => (
          <label
            key={value}
            className="relative inline-flex min-h-11 min-w-12 cursor-pointer items-center justify-center rounded-full border border-edge/60 bg-raised px-4 transition-colors hover:border-ink has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-[2.5px] has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={checked}
              onChange={() => onChoose(value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span className={available ? undefined : "line-through opacity-70"}>{value}</span>
            {!available && <span className="sr-only"> ({t("product.soldOut")})</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
