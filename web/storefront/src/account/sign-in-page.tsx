// Signing in. Afterwards one is back where one came from.
import { Link } from "react-router";
import * as v from "valibot";
import { FormTextField } from "~/form/form-text-field";
import { PasswordField } from "~/form/password-field";
import { email, knownPassword } from "~/form/rules";
import { ShopForm } from "~/form/shop-form";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { Door, doorLinkClass } from "./door";
import { signIn } from "./session";
import { useOpenDoor } from "./use-open-door";
import { useNext, withNext } from "./where-next";

const schema = v.object({ email, password: knownPassword });

export default function SignInPage() {
  const t = useText();
  const next = useNext();
  usePageHead({ title: t("account.signIn"), hidden: true });
  const enter = useOpenDoor();
  return (
    <Door
      title={t("account.signIn")}
      lead={t("signIn.lead")}
      foot={
        <p>
          {t("signIn.noAccount")}{" "}
          <Link to={withNext("/account/create", next)} className={doorLinkClass}>
            {t("account.create")}
          </Link>
        </p>
      }
    >
      <ShopForm
        schema={schema}
        defaults={{ email: "", password: "" }}
        send={({ email, password }) => enter(signIn(email, password))}
        says={{ invalid_credentials: "signIn.wrong" }}
        submit={t("account.signIn")}
        wide
        beside={
          <Link to={withNext("/account/reset", next)} className={doorLinkClass}>
            {t("signIn.forgotten")}
          </Link>
        }
      >
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
        <PasswordField name="password" label={t("field.passwordLabel")} />
      </ShopForm>
    </Door>
  );
}
