// Behind the link of the mail: the new password.
import { useState } from "react";
import { Link } from "react-router";
import * as v from "valibot";
import { anonymous } from "~/api/client";
import { answered } from "~/api/problem";
import { PasswordField } from "~/form/password-field";
import { newPassword } from "~/form/rules";
import { ShopForm } from "~/form/shop-form";
import { useText } from "~/i18n/text";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Door, doorLinkClass } from "./door";

const schema = v.object({ password: newPassword });

export function SetNewPassword({ token }: { token: string }) {
  const t = useText();
  const [done, setDone] = useState(false);
  const set = async ({ password }: { password: string }) => {
    await answered(anonymous.POST("/api/v1/auth/password-reset/confirm", { body: { token, password } }));
    setDone(true);
  };
  return (
    <Door
      title={t("reset.new")}
      lead={done ? undefined : t("reset.newLead")}
      foot={
        !done && (
          <p>
            <Link to="/account/reset" className={doorLinkClass}>
              {t("reset.again")}
            </Link>
          </p>
        )
      }
    >
      {done ? (
        <div className="grid gap-6">
          <Notice kind="good">{t("reset.done")}</Notice>
          <ButtonLink to="/account/sign-in">{t("account.signIn")}</ButtonLink>
        </div>
      ) : (
        <ShopForm
          schema={schema}
          defaults={{ password: "" }}
          send={set}
          says={{ invalid_token: "reset.expired", "/password": "field.passwordCommon" }}
          submit={t("reset.set")}
          wide
        >
          <PasswordField name="password" label={t("field.newPasswordLabel")} fresh />
        </ShopForm>
      )}
    </Door>
  );
}
