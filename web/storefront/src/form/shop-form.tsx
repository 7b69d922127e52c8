// A form of the shop: checks before it sends, shows what the API refuses beside the field it means, and keeps what was
// typed whatever happens.
import { valibotResolver } from "@hookform/resolvers/valibot";
import type { ReactNode } from "react";
import {
  type DefaultValues,
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { GenericSchema } from "valibot";
import { type TextId, useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { placeProblem } from "./place-problem";

interface ShopFormProps<Values extends FieldValues> {
  schema: GenericSchema<FieldValues, Values>;
  defaults: DefaultValues<Values>;
  send: (values: Values, form: UseFormReturn<Values>) => Promise<unknown>;
  /** What to say to codes of the API, or to places of its pointers, in this form. */
  says?: Partial<Record<string, TextId>>;
  /** Where the form keeps what the API has at the root, such as `address`. */
  root?: string;
  submit: string;
  /** Stands beside the button. */
  beside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function ShopForm<Values extends FieldValues>(props: ShopFormProps<Values>) {
  const t = useText();
  const form = useForm<Values>({
    resolver: valibotResolver(props.schema) as never,
    defaultValues: props.defaults,
    shouldUseNativeValidation: false,
  });
  const { errors, isSubmitting } = form.formState;
  const refused = errors.root?.refused?.message;

  const submit = form.handleSubmit(async (values) => {
    try {
      await props.send(values, form);
    } catch (problem) {
      placeProblem(form, problem, { says: props.says ?? {}, root: props.root, t });
    }
  });

  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={submit} className="grid gap-5">
        {refused && <Notice kind="bad">{refused}</Notice>}
        {props.children}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <Button type="submit" busy={isSubmitting} className={props.wide ? "w-full" : undefined}>
            {props.submit}
          </Button>
          {props.beside}
        </div>
      </form>
    </FormProvider>
  );
}
