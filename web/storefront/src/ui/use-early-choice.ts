// What a visitor chose before the page's scripts had arrived: the browser shows the choice, nobody has heard of it.
import { type RefObject, useEffect, useRef } from "react";

/** Calls `tell` once, when the field says something else than the page did as it was sent. */
export function useEarlyChoice<Field extends HTMLElement>(
  differs: (field: Field) => boolean,
  tell: (field: Field) => void,
): RefObject<Field | null> {
  const field = useRef<Field>(null);
  const first = useRef({ differs, tell });
  useEffect(() => {
    const { differs, tell } = first.current;
    if (field.current && differs(field.current)) tell(field.current);
  }, []);
  return field;
}
