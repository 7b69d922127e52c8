// Ties a field of the checkout's form to its control: its value, its error in words, what it must look like.
import { type FieldError, get, type Path, useFormContext } from "react-hook-form";
import { type TextId, useText } from "~/i18n/text";
import type { CheckoutValues } from "./form-values";

export function useField() {
  const t = useText();
  const { register, formState } = useFormContext<CheckoutValues>();
  return (name: Path<CheckoutValues>) => {
    const error = get(formState.errors, name) as FieldError | undefined;
    return {
      ...register(name),
      // Own rules name a text; what the API says is the text.
      error: error?.message && (error.type === "api" ? error.message : t(error.message as TextId)),
    };
  };
}
