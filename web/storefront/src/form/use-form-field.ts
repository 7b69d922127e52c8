// Ties a field of a form to its control: its value, and its error in words.
import { type FieldError, type FieldValues, get, type Path, useFormContext } from "react-hook-form";
import { type TextId, useText } from "~/i18n/text";

/** The type of an error whose message is a sentence of the API and not the name of a text. */
export const SAID_BY_API = "api";

export function useFormField<Values extends FieldValues>() {
  const t = useText();
  const { register, formState } = useFormContext<Values>();
  return (name: Path<Values>) => {
    const error = get(formState.errors, name) as FieldError | undefined;
    return {
      ...register(name),
      error: error?.message && (error.type === SAID_BY_API ? error.message : t(error.message as TextId)),
    };
  };
}
