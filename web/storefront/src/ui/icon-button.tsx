// A round button with a picture for a face. Whoever uses the class gives the button its name.

export const iconButtonClass =
  "relative inline-grid size-11 shrink-0 place-items-center rounded-full text-ink transition-colors hover:bg-sunken";
