// Another password. It ends every other session.
import type { Account } from "@cloudmart/api-client";
import type { UseFormReturn } from "react-hook-form";
import * as v from "valibot";
import { PasswordField } from "~/form/password-field";
import { knownPassword, newPassword } from "~/form/rules";
import { ShopForm } from "~/form/shop-form";
import { useText } from "~/i18n/text";
import { notify } from "~/ui/notices";
import { changePassword } from "./account-calls";
import { useReadAgain } from "./use-mine";

const schema = v.object({ current_password: knownPassword, password: newPassword });
type Values = v.InferOutput<typeof schema>;

export function PasswordForm({ user }: { user: Account }) {
  const t = useText();
  const readSessionsAgain = useReadAgain("sessions");
  const change = async ({ current_password, password }: Values, form: UseFormReturn<Values>) => {
    await changePassword(current_password, password);
    form.reset();
    void readSessionsAgain();
    void notify(t("profile.passwordChanged"));
  };
  return (
    <ShopForm
      schema={schema}
      defaults={{ current_password: "", password: "" }}
      send={change}
      says={{ wrong_password: "profile.wrongPassword", "/password": "field.passwordCommon" }}
      submit={t("profile.changePassword")}
    >
      {/* Tells password managers whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <div className="grid gap-5 sm:grid-cols-2">
        <PasswordField name="current_password" label={t("profile.currentPassword")} />
        <PasswordField name="password" label={t("field.newPasswordLabel")} fresh />
      </div>
    </ShopForm>
  );
}
