// A picture as large as the window, and twice that on a click: moved about by scrolling. Arrow keys change it.
import type { ProductMedium } from "@cloudmart/api-client";
import * as Dialog from "@radix-ui/react-dialog";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useState } from "react";
import { mediaUrl } from "~/api/config";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";

interface LightboxProps {
  media: ProductMedium[];
  first: number;
  title: string;
  onClose: () => void;
}

export default function Lightbox({ media, first, title, onClose }: LightboxProps) {
  const t = useText();
  const [shown, setShown] = useState(first);
  const [close, setClose] = useState(false);
  const medium = media[shown];
  const turn = (by: number) => {
    setClose(false);
    setShown((shown + by + media.length) % media.length);
  };
  if (!medium) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={(event) => {
            if (event.key === "ArrowRight") turn(1);
            if (event.key === "ArrowLeft") turn(-1);
          }}
          className="fixed inset-0 z-50 flex animate-fade flex-col bg-paper"
        >
          <div className="flex h-16 items-center justify-between gap-3 px-4">
            <Dialog.Title className="truncate text-lg">{title}</Dialog.Title>
            <span className="text-soft tabular-nums">
              {t("gallery.position", { number: shown + 1, of: media.length })}
            </span>
            <Dialog.Close className={iconButtonClass} aria-label={t("close")}>
              <X aria-hidden="true" className="size-6" />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-auto">
            <button
              type="button"
              aria-pressed={close}
              aria-label={t("gallery.zoom")}
              onClick={() => setClose(!close)}
              className={
                close ? "block w-[200%] max-w-none cursor-zoom-out" : "mx-auto block h-full cursor-zoom-in"
              }
            >
              <img
                src={mediaUrl(medium.url)}
                alt={medium.alt_text}
                className={close ? "w-full" : "h-full object-contain"}
              />
            </button>
          </div>
          {media.length > 1 && (
            <div className="flex h-16 items-center justify-center gap-4">
              <button
                type="button"
                className={iconButtonClass}
                aria-label={t("gallery.previous")}
                onClick={() => turn(-1)}
              >
                <ChevronLeft aria-hidden="true" className="size-6" />
              </button>
              <button
                type="button"
                className={iconButtonClass}
                aria-label={t("gallery.next")}
                onClick={() => turn(1)}
              >
                <ChevronRight aria-hidden="true" className="size-6" />
              </button>
            </div>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
