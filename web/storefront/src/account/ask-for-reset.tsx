// Asks for the mail with the link. Whether there is such an account is told to nobody.
import { useState } from "react";
import { Link } from "react-router";
import * as v from "valibot";
import { anonymous } from "~/api/client";
import { answered } from "~/api/problem";
import { FormTextField } from "~/form/form-text-field";
import { email } from "~/form/rules";
import { ShopForm } from "~/form/shop-form";
import { useText } from "~/i18n/text";
import { Notice } from "~/ui/notice";
import { Door, doorLinkClass } from "./door";
import { useNext, withNext } from "./where-next";

const schema = v.object({ email });

export function AskForReset() {
  const t = useText();
  const next = useNext();
  const [asked, setAsked] = useState<string | null>(null);
  const ask = async (values: { email: string }) => {
    await answered(anonymous.POST("/api/v1/auth/password-reset", { body: values }));
    setAsked(values.email);
  };
  return (
    <Door
      title={t("account.reset")}
      lead={asked ? undefined : t("reset.lead")}
      foot={
        <p>
          <Link to={withNext("/account/sign-in", next)} className={doorLinkClass}>
            {t("reset.back")}
          </Link>
        </p>
      }
    >
      {asked ? (
        <Notice kind="good">{t("reset.sent", { email: asked })}</Notice>
      ) : (
        <ShopForm schema={schema} defaults={{ email: "" }} send={ask} submit={t("reset.ask")} wide>
          <FormTextField
            name="email"
            type="email"
            label={t("field.emailLabel")}
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </ShopForm>
      )}
    </Door>
  );
}
