// Making an account. One is signed in at once.
import { Link } from "react-router";
import * as v from "valibot";
import { FormTextField } from "~/form/form-text-field";
import { PasswordField } from "~/form/password-field";
import { email, newPassword, optional } from "~/form/rules";
import { ShopForm } from "~/form/shop-form";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { Door, doorLinkClass } from "./door";
import { createAccount } from "./session";
import { useOpenDoor } from "./use-open-door";
import { useNext, withNext } from "./where-next";

const schema = v.object({
  first_name: optional(100),
  last_name: optional(100),
  email,
  password: newPassword,
});

export default function CreateAccountPage() {
  const t = useText();
  const next = useNext();
  usePageHead({ title: t("account.create"), hidden: true });
  const enter = useOpenDoor();
  return (
    <Door
      title={t("account.create")}
      lead={t("create.lead")}
      foot={
        <>
          <p>
            {t("create.haveAccount")}{" "}
            <Link to={withNext("/account/sign-in", next)} className={doorLinkClass}>
              {t("account.signIn")}
            </Link>
          </p>
          <p className="text-sm">
            {t("create.privacy")}{" "}
            <Link to="/privacy" className={doorLinkClass}>
              {t("footer.privacy")}
            </Link>
          </p>
        </>
      }
    >
      <ShopForm
        schema={schema}
        defaults={{ first_name: "", last_name: "", email: "", password: "" }}
        send={({ first_name, last_name, ...rest }) =>
          enter(createAccount({ ...rest, first_name: first_name || null, last_name: last_name || null }))
        }
        says={{
          email_unavailable: "create.unavailable",
          "/password": "field.passwordCommon",
          "/email": "field.emailWrong",
        }}
        submit={t("account.create")}
        wide
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <FormTextField name="first_name" label={t("field.firstName")} autoComplete="given-name" />
          <FormTextField name="last_name" label={t("field.lastName")} autoComplete="family-name" />
        </div>
        <FormTextField
          name="email"
          type="email"
          label={t("field.emailLabel")}
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField name="password" label={t("field.passwordLabel")} fresh />
      </ShopForm>
    </Door>
  );
}
