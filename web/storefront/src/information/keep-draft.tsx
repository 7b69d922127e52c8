// Keeps the draft of the form around it while it is typed.
import { useEffect } from "react";
import { useFormContext } from "react-hook-form";
import { keepDraft } from "./draft";
import type { About, RequestValues } from "./request-values";

export function KeepDraft({ about }: { about: About }) {
  const { watch } = useFormContext<RequestValues>();
  useEffect(() => {
    const { unsubscribe } = watch((values) => keepDraft(about, values as Partial<RequestValues>));
    return unsubscribe;
  }, [about, watch]);
  return null;
}
