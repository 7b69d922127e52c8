// The form of the checkout, tied to the API: it saves itself and shows at its fields what the API refuses.

import type { Checkout, UpdateCheckout } from "@cloudmart/api-client";
import { valibotResolver } from "@hookform/resolvers/valibot";
import { useState } from "react";
import { type Path, type UseFormReturn, useForm } from "react-hook-form";
import { ApiProblem } from "~/api/problem";
import { useMessageText } from "~/cart/message-text";
import { SAID_BY_API } from "~/form/use-form-field";
import { type CheckoutValues, fieldOf, formSchema, valuesOf } from "./form-values";
import { keptDraft } from "./kept-checkout";
import { useAutosave } from "./use-autosave";
import { isOver, useChangeCheckout, useReopen } from "./use-checkout";

export interface CheckoutForm {
  form: UseFormReturn<CheckoutValues>;
  saveNow: () => Promise<boolean>;
  choose: (fulfillmentOptionId: string) => void;
  busy: boolean;
  /** A refusal that belongs to no field. */
  problem: unknown;
  setProblem: (problem: unknown) => void;
  /** This checkout was given up meanwhile, and another began. */
  startedAgain: boolean;
  startAgain: () => Promise<void>;
}

export function useCheckoutForm(checkout: Checkout): CheckoutForm {
  const messageText = useMessageText();
  const form = useForm<CheckoutValues>({
    resolver: valibotResolver(formSchema) as never,
    defaultValues: keptDraft() ?? valuesOf(checkout),
    mode: "onTouched",
    // Otherwise what depends on two fields is only checked once every field is filled in.
    criteriaMode: "all",
  });
  const { change, busy } = useChangeCheckout(checkout.id);
  const reopen = useReopen();
  const [problem, setProblem] = useState<unknown>(null);
  const [startedAgain, setStartedAgain] = useState(false);

  const startAgain = async () => {
    setProblem(null);
    await reopen();
  };

  const refused = async (cause: unknown) => {
    if (isOver(cause)) {
      setStartedAgain(true);
      await startAgain();
      return;
    }
    const fields = cause instanceof ApiProblem ? cause.fields : [];
    let shown = false;
    for (const { pointer, code, detail } of fields) {
      const field = fieldOf(pointer);
      if (!field) continue;
      const message = messageText({ code, content: detail, path: pointer });
      form.setError(field as Path<CheckoutValues>, { type: SAID_BY_API, message }, { shouldFocus: !shown });
      shown = true;
    }
    if (!shown) setProblem(cause);
  };

  const save = async (wanted: UpdateCheckout) => {
    try {
      await change(wanted);
      setProblem(null);
      return true;
    } catch (cause) {
      await refused(cause);
      return false;
    }
  };

  return {
    form,
    saveNow: useAutosave({ form, checkout, save }),
    choose: (id) => void save({ fulfillment_option_id: id }),
    busy,
    problem,
    setProblem,
    startedAgain,
    startAgain,
  };
}
