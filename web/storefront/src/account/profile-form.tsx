// Name and phone. The e-mail address is what the account is known by.
import type { Account } from "@cloudmart/api-client";
import * as v from "valibot";
import { ApiProblem } from "~/api/problem";
import { FormTextField } from "~/form/form-text-field";
import { optional, phone } from "~/form/rules";
import { ShopForm } from "~/form/shop-form";
import { useText } from "~/i18n/text";
import { notify } from "~/ui/notices";
import { changeAccount, readAccount } from "./account-calls";
import { becomeChanged } from "./session";

const schema = v.object({ first_name: optional(100), last_name: optional(100), phone });

export function ProfileForm({ user }: { user: Account }) {
  const t = useText();
  const save = async (values: v.InferOutput<typeof schema>) => {
    const change = {
      first_name: values.first_name || null,
      last_name: values.last_name || null,
      phone: values.phone || null,
    };
    becomeChanged(await changeAccount(user, change).catch(readAgainWhenStale));
    void notify(t("form.saved"));
  };
  return (
    <ShopForm
      schema={schema}
      defaults={{
        first_name: user.first_name ?? "",
        last_name: user.last_name ?? "",
        phone: user.phone ?? "",
      }}
      send={save}
      says={{ "/phone": "field.phoneWrong" }}
      submit={t("form.save")}
    >
      <p className="text-soft">{t("account.signedInAs", { email: user.email })}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormTextField name="first_name" label={t("field.firstName")} autoComplete="given-name" />
        <FormTextField name="last_name" label={t("field.lastName")} autoComplete="family-name" />
        <FormTextField
          name="phone"
          type="tel"
          label={t("field.phoneLabel")}
          hint={t("field.phoneHint")}
          autoComplete="tel"
        />
      </div>
    </ShopForm>
  );
}

/** Changed elsewhere meanwhile: the next attempt builds on what it is now. */
async function readAgainWhenStale(problem: unknown): Promise<Account> {
  if (problem instanceof ApiProblem && problem.code === "stale") becomeChanged(await readAccount());
  throw problem;
}
