// "Save my request": a question, a return, a call for help. What was typed survives a reload of the page.
import type { NewSupportRequest } from "@cloudmart/api-client";
import { useEffect, useRef, useState } from "react";
import { useFormContext } from "react-hook-form";
import { useSearchParams } from "react-router";
import { useSession } from "~/account/session";
import { FormSelect, FormTextArea, FormTextField } from "~/form/form-text-field";
import { ShopForm } from "~/form/shop-form";
import { useNewKeys } from "~/form/use-new-keys";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { forgetDraft, readDraft } from "./draft";
import { KeepDraft } from "./keep-draft";
import { type About, type RequestValues, requestSchema, toRequest } from "./request-values";
import { sendRequest } from "./send-request";

export interface RequestFormProps {
  about: About;
}

interface Sent {
  reference: string;
  email: string;
}

export default function RequestForm({ about }: RequestFormProps) {
  const t = useText();
  const [sent, setSent] = useState<Sent | null>(null);
  const keyFor = useNewKeys<NewSupportRequest>();
  const [parameters] = useSearchParams();
  const order = parameters.get("order")?.slice(0, 40);
  const isReturn = about === "return";

  const send = async (values: RequestValues) => {
    const request = toRequest(values, about, t);
    const { id } = await sendRequest(request, keyFor(request));
    forgetDraft(about);
    setSent({ reference: id, email: values.email });
  };

  if (sent) return <Received {...sent} onAnother={() => setSent(null)} />;
  return (
    <ShopForm
      schema={requestSchema(about)}
      defaults={{ ...readDraft(about), ...(order && { order_number: order }) }}
      send={send}
      says={{ "/email": "field.emailWrong", card_number: "form.cardNumber" }}
      submit={t(isReturn ? "returns.send" : "contact.send")}
    >
      <KeepDraft about={about} />
      <FromAccount />
      {!isReturn && (
        <FormSelect name="kind" label={t("contact.kind")}>
          <option value="contact">{t("contact.kind.contact")}</option>
          <option value="support">{t("contact.kind.support")}</option>
          <option value="return">{t("contact.kind.return")}</option>
        </FormSelect>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <FormTextField name="name" label={t("contact.name")} autoComplete="name" required />
        <FormTextField
          name="email"
          type="email"
          label={t("field.emailLabel")}
          hint={t("contact.emailHint")}
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      <FormTextField
        name="order_number"
        label={t(isReturn ? "contact.order" : "contact.orderOptional")}
        hint={t("contact.orderHint")}
        autoComplete="off"
        required={isReturn}
        className="sm:max-w-72"
      />
      {!isReturn && <FormTextField name="subject" label={t("contact.subject")} autoComplete="off" required />}
      <FormTextArea
        name="message"
        label={t(isReturn ? "returns.message" : "contact.message")}
        hint={t(isReturn ? "returns.messageHint" : "contact.messageHint")}
        rows={isReturn ? 4 : 7}
        required
      />
      <p className="text-sm text-soft">{t("contact.kept")}</p>
    </ShopForm>
  );
}

function Received({ reference, email, onAnother }: Sent & { onAnother: () => void }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="grid justify-items-start gap-4 rounded-card bg-good-wash p-6">
      <h2 ref={heading} tabIndex={-1} className="text-2xl text-good outline-none">
        {t("contact.done")}
      </h2>
      <p className="max-w-prose [overflow-wrap:anywhere]">{t("contact.doneBody", { reference, email })}</p>
      <Button look="quiet" onClick={onAnother}>
        {t("contact.another")}
      </Button>
    </section>
  );
}

/** Whoever is signed in need not type name and address. */
function FromAccount() {
  const { user } = useSession();
  const { getValues, setValue } = useFormContext<RequestValues>();
  useEffect(() => {
    if (!user) return;
    const name = [user.first_name, user.last_name].filter(Boolean).join(" ");
    if (!getValues("name")) setValue("name", name);
    if (!getValues("email")) setValue("email", user.email);
  }, [user, getValues, setValue]);
  return null;
}
