// A panel from the side of the page, over it: focus stays inside, Escape and a click beside it close it.
import * as Dialog from "@radix-ui/react-dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "./icon-button";

interface DrawerProps {
  title: string;
  side: "left" | "right";
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
}

export function Drawer({ title, side, onClose, children, foot }: DrawerProps) {
  const t = useText();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className={clsx(
            "fixed inset-y-0 z-50 flex w-[min(27rem,100%)] flex-col bg-paper shadow-lift",
            side === "right" ? "right-0 animate-slide-in" : "left-0 animate-fade",
          )}
        >
          <div className="flex h-16 shrink-0 items-center justify-between border-b border-line px-5">
            <Dialog.Title className="text-xl">{title}</Dialog.Title>
            <Dialog.Close className={`${iconButtonClass} -mr-2`} aria-label={t("close")}>
              <X aria-hidden="true" className="size-6" />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
          {foot && <div className="shrink-0 border-t border-line px-5 py-4">{foot}</div>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
