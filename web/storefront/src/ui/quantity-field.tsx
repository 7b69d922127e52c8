// How many pieces: one fewer, one more, or a number typed in, which counts when the field is left or Enter is pressed.
import { Minus, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "~/i18n/text";
import { useAwake } from "~/page/use-awake";

interface QuantityFieldProps {
  /** What is counted. */
  of: string;
  value: number;
  /** How many there are; `null` where stock sets no limit. */
  most: number | null;
  disabled?: boolean;
  onChange: (value: number) => void;
}

const MOST_PIECES = 9999;
const stepClass =
  "grid size-11 place-items-center rounded-full hover:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:text-soft/50 disabled:opacity-35";

export function QuantityField({ of: title, value, most, disabled = false, onChange }: QuantityFieldProps) {
  const t = useText();
  const awake = useAwake();
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const limit = Math.min(most ?? MOST_PIECES, MOST_PIECES);
  const isLeast = value <= 1;
  const isMost = value >= limit;

  const take = () => {
    const wanted = Number.parseInt(typed, 10);
    const possible = Number.isNaN(wanted) || wanted < 1 ? value : Math.min(wanted, Math.max(limit, 1));
    setTyped(String(possible));
    if (possible !== value) onChange(possible);
  };

  return (
    <div
      role="group"
      aria-label={t("quantity.of", { title })}
      className="inline-flex items-center rounded-full border border-edge/60 bg-raised p-0.5"
    >
      {/* At its end a step only says that it is: a button that vanished would take the focus along. */}
      <button
        type="button"
        className={stepClass}
        disabled={disabled || !awake}
        aria-label={t("quantity.fewer", { title })}
        aria-disabled={isLeast || undefined}
        onClick={() => !isLeast && onChange(value - 1)}
      >
        <Minus aria-hidden="true" className="size-4" />
      </button>
      <input
        value={typed}
        inputMode="numeric"
        aria-label={t("quantity.label")}
        disabled={disabled || !awake}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, "").slice(0, 4))}
        onFocus={(event) => event.target.select()}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
        className="h-10 w-9 rounded bg-transparent text-center font-medium tabular-nums"
      />
      <button
        type="button"
        className={stepClass}
        disabled={disabled || !awake}
        aria-label={t("quantity.more", { title })}
        aria-disabled={isMost || undefined}
        onClick={() => !isMost && onChange(value + 1)}
      >
        <Plus aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
