// A dialog over the page, by the browser's own <dialog>: it keeps the focus inside, makes the rest inert, closes on
// Escape and gives the focus back. Libraries for this write styles into the page, which its security policy forbids.
import { type ReactNode, useEffect, useRef } from "react";
import { Announcer } from "./announcer";

interface ModalProps {
  /** The id of the heading that names it. */
  labelledBy: string;
  className?: string;
  /** Escape or a click beside it; without this, it needs a decision and neither closes it. */
  onClose?: () => void;
  onKeyDown?: (key: string) => void;
  children: ReactNode;
}

export function Modal({ labelledBy, className, onClose, onKeyDown, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing, not only vanishing, is what gives the focus back to where it was.
    return () => shown?.close();
  }, []);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a click beside it; Escape is its key
    <dialog
      ref={dialog}
      aria-labelledby={labelledBy}
      className={className}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => event.target === dialog.current && onClose?.()}
      onKeyDown={(event) => onKeyDown?.(event.key)}
    >
      {children}
      <Announcer />
    </dialog>
  );
}
