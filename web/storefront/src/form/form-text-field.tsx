// Fields of a form by their names.
import type { ComponentProps } from "react";
import { SelectField, TextArea, TextField } from "~/ui/field";
import { useFormField } from "./use-form-field";

type Named<Props> = Omit<Props, "name" | "error"> & { name: string };

export function FormTextField({ name, ...rest }: Named<ComponentProps<typeof TextField>>) {
  const field = useFormField();
  return <TextField {...rest} {...field(name)} />;
}

export function FormTextArea({ name, ...rest }: Named<ComponentProps<typeof TextArea>>) {
  const field = useFormField();
  return <TextArea {...rest} {...field(name)} />;
}

export function FormSelect({ name, ...rest }: Named<ComponentProps<typeof SelectField>>) {
  const field = useFormField();
  return <SelectField {...rest} {...field(name)} />;
}
