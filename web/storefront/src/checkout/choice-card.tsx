// One of several choices, as a card around the browser's own radio button.
import type { ReactNode } from "react";

interface ChoiceCardProps {
  name: string;
  value: string;
  checked: boolean;
  onChoose: (value: string) => void;
  title: string;
  hint?: string | null;
  end?: ReactNode;
}

export function ChoiceCard({ name, value, checked, onChoose, title, hint, end }: ChoiceCardProps) {
  return (
    <label className="flex min-h-14 cursor-pointer items-center gap-3.5 rounded-control border border-edge/60 bg-raised px-4 py-3 transition-colors hover:border-ink has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={() => onChoose(value)}
        className="size-5 shrink-0 accent-accent outline-none"
      />
      <span className="grid min-w-0 flex-1">
        <span className="font-medium">{title}</span>
        {hint && <span className="text-sm text-soft">{hint}</span>}
      </span>
      {end && <span className="font-medium tabular-nums">{end}</span>}
    </label>
  );
}
