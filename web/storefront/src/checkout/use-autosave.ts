// What was typed goes to the API as soon as a part of it is complete: delivery options and totals follow.
import type { Checkout, UpdateCheckout } from "@cloudmart/api-client";
import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type CheckoutValues, changeOf } from "./form-values";
import { keepDraft } from "./kept-checkout";

const PAUSE_MS = 700;

interface Autosave {
  form: UseFormReturn<CheckoutValues>;
  checkout: Checkout;
  save: (change: UpdateCheckout) => Promise<boolean>;
}

/** Gives a function that saves at once what is not saved yet, and says whether the API took it. */
export function useAutosave(given: Autosave): () => Promise<boolean> {
  const latest = useRef(given);
  latest.current = given;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const saveNow = useRef(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const { form, checkout, save } = latest.current;
    // The order is placed with its address; nothing of it changes any more.
    if (checkout.order) return true;
    const change = changeOf(form.getValues(), checkout);
    return Object.keys(change).length === 0 || save(change);
  });

  const { form } = given;
  useEffect(() => {
    // What the draft of an earlier visit had and the API has not.
    void saveNow.current();
    const typing = form.watch(() => {
      keepDraft(form.getValues());
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveNow.current(), PAUSE_MS);
    });
    return () => {
      typing.unsubscribe();
      clearTimeout(timer.current);
    };
  }, [form]);

  return saveNow.current;
}
