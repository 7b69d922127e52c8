// A picture as large as the window, and twice that on a click: moved about by scrolling. Arrow keys change it.
import type { ProductMedium } from "@cloudmart/api-client";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useId, useState } from "react";
import { mediaUrl } from "~/api/config";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";
import { Modal } from "~/ui/modal";

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
  const heading = useId();
  const medium = media[shown];
  const turn = (by: number) => {
    setClose(false);
    setShown((shown + by + media.length) % media.length);
  };
  if (!medium) return null;
  return (
    <Modal
      labelledBy={heading}
      onClose={onClose}
      onKeyDown={(key) => {
        if (key === "ArrowRight") turn(1);
        if (key === "ArrowLeft") turn(-1);
      }}
      className="fixed inset-0 m-0 size-full max-h-none max-w-none overflow-hidden animate-fade bg-paper text-ink"
    >
      <div className="flex h-full flex-col">
        <div className="flex h-16 items-center justify-between gap-3 px-4">
          <h2 id={heading} className="truncate text-lg">
            {title}
          </h2>
          <span className="text-soft tabular-nums">
            {t("gallery.position", { number: shown + 1, of: media.length })}
          </span>
          <button type="button" className={iconButtonClass} aria-label={t("close")} onClick={onClose}>
            <X aria-hidden="true" className="size-6" />
          </button>
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
      </div>
    </Modal>
  );
}
