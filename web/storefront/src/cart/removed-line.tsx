// What was just taken out of the cart, with a way to put it back.
import { Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { useText } from "~/i18n/text";
import { buttonClass } from "~/ui/button";
import { useAddToCart } from "./use-add-to-cart";

export interface RemovedLine {
  variantId: string;
  title: string;
  quantity: number;
}

export function RemovedNotice({ line, onDone }: { line: RemovedLine; onDone: () => void }) {
  const t = useText();
  const undo = useRef<HTMLButtonElement>(null);
  const { add, busy } = useAddToCart({ quietly: true });
  // The button that was pressed is gone with its line; the focus must not be lost.
  useEffect(() => undo.current?.focus(), [line]);

  const putBack = async () => {
    await add(line.variantId, line.quantity);
    onDone();
  };
  return (
    <div className="my-2 flex animate-fade items-center justify-between gap-3 rounded-control bg-sunken py-2 pr-2 pl-4">
      <p className="min-w-0 text-sm">{t("cart.removed", { title: line.title })}</p>
      <button
        ref={undo}
        type="button"
        aria-disabled={busy || undefined}
        onClick={() => void putBack()}
        className={buttonClass("quiet", "small", "shrink-0")}
      >
        <Undo2 aria-hidden="true" className="size-4" />
        {t("cart.undo")}
      </button>
    </div>
  );
}
