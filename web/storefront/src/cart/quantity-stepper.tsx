// How many pieces: one fewer, one more, or a number typed in.
import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useText } from "~/i18n/text";

interface QuantityStepperProps {
  /** What is counted. */
  title: string;
  quantity: number;
  /** How many there are; `null` where stock sets no limit. */
  most: number | null;
  onChange: (quantity: number) => void;
}

const MOST_PIECES = 9999;
const stepClass =
  "grid size-11 place-items-center rounded-full hover:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:text-soft/50";

export function QuantityStepper({ title, quantity, most, onChange }: QuantityStepperProps) {
  const t = useText();
  const [typed, setTyped] = useState(String(quantity));
  useEffect(() => setTyped(String(quantity)), [quantity]);
  const limit = Math.min(most ?? MOST_PIECES, MOST_PIECES);
  const isLeast = quantity <= 1;
  const isMost = quantity >= limit;

  const take = () => {
    const wanted = Number.parseInt(typed, 10);
    const possible = Number.isNaN(wanted) || wanted < 1 ? quantity : Math.min(wanted, MOST_PIECES);
    setTyped(String(possible));
    if (possible !== quantity) onChange(possible);
  };
  const takeOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take();
  };

  return (
    <div
      role="group"
      aria-label={t("cart.quantityOf", { title })}
      className="inline-flex items-center rounded-full border border-edge/60 bg-raised"
    >
      <button
        type="button"
        className={stepClass}
        aria-label={t("cart.fewer", { title })}
        aria-disabled={isLeast || undefined}
        onClick={() => !isLeast && onChange(quantity - 1)}
      >
        <Minus aria-hidden="true" className="size-4" />
      </button>
      <input
        value={typed}
        inputMode="numeric"
        aria-label={t("cart.quantity", { title })}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, "").slice(0, 4))}
        onBlur={take}
        onKeyDown={takeOnEnter}
        className="h-9 w-9 rounded bg-transparent text-center font-medium tabular-nums"
      />
      <button
        type="button"
        className={stepClass}
        aria-label={t("cart.more", { title })}
        aria-disabled={isMost || undefined}
        onClick={() => !isMost && onChange(quantity + 1)}
      >
        <Plus aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
