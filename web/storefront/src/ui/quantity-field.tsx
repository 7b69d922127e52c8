// How many: a number between two buttons. Typing works too.
import { Minus, Plus } from "lucide-react";
import { useText } from "~/i18n/text";

interface QuantityFieldProps {
  value: number;
  max: number;
  min?: number;
  disabled?: boolean;
  /** What is counted, when it is not clear from around it. */
  of?: string;
  onChange: (value: number) => void;
}

const stepClass =
  "grid size-11 place-items-center rounded-full hover:bg-sunken disabled:opacity-35 disabled:hover:bg-transparent";

export function QuantityField({ value, max, min = 1, disabled = false, of, onChange }: QuantityFieldProps) {
  const t = useText();
  const change = (wanted: number) => {
    if (Number.isInteger(wanted)) onChange(Math.min(Math.max(wanted, min), max));
  };
  return (
    <div className="inline-flex items-center rounded-full border border-edge/60 bg-raised p-0.5">
      <button
        type="button"
        className={stepClass}
        disabled={disabled || value <= min}
        aria-label={t("quantity.less")}
        onClick={() => change(value - 1)}
      >
        <Minus aria-hidden="true" className="size-4" />
      </button>
      <input
        inputMode="numeric"
        aria-label={of ? t("quantity.of", { of }) : t("quantity.label")}
        value={value}
        disabled={disabled}
        onChange={(event) => change(Number.parseInt(event.target.value, 10))}
        onFocus={(event) => event.target.select()}
        className="h-10 w-9 rounded bg-transparent text-center tabular-nums"
      />
      <button
        type="button"
        className={stepClass}
        disabled={disabled || value >= max}
        aria-label={t("quantity.more")}
        onClick={() => change(value + 1)}
      >
        <Plus aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
