// A panel from the side of the page, over it.
import { clsx } from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "./icon-button";
import { Modal } from "./modal";

interface DrawerProps {
  title: string;
  side: "left" | "right";
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
}

export function Drawer({ title, side, onClose, children, foot }: DrawerProps) {
  const t = useText();
  const heading = useId();
  return (
    <Modal
      labelledBy={heading}
      onClose={onClose}
      className={clsx(
        "fixed inset-y-0 m-0 h-dvh max-h-none overflow-hidden w-[min(27rem,100%)] max-w-none bg-paper text-ink shadow-lift",
        side === "right" ? "right-0 left-auto animate-slide-in" : "left-0 animate-fade",
      )}
    >
      <div className="flex h-full flex-col">
        <div className="flex h-16 shrink-0 items-center justify-between border-b border-line px-5">
          <h2 id={heading} className="text-xl">
            {title}
          </h2>
          <button
            type="button"
            className={`${iconButtonClass} -mr-2`}
            aria-label={t("close")}
            onClick={onClose}
          >
            <X aria-hidden="true" className="size-6" />
          </button>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
        {foot && <div className="shrink-0 border-t border-line px-5 py-4">{foot}</div>}
      </div>
    </Modal>
  );
}
