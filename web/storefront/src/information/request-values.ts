// What is typed into the request form, what it must look like, and how the API says the same.
import type { NewSupportRequest } from "@cloudmart/api-client";
import * as v from "valibot";
import { email, needed, optional } from "~/form/rules";
import type { Translate } from "~/i18n/text";

/** What the form is for: only returns, or whatever is on somebody's mind. */
export type About = "return" | "anything";

export interface RequestValues {
  kind: NewSupportRequest["kind"];
  name: string;
  email: string;
  order_number: string;
  subject: string;
  message: string;
}

export function requestSchema(about: About) {
  const isReturn = about === "return";
  return v.object({
    kind: v.picklist(["contact", "return", "support"]),
    name: needed(100, "field.yourName"),
    email,
    order_number: isReturn ? needed(40, "field.orderNumber") : optional(40),
    subject: isReturn ? optional(150) : needed(150, "field.subject"),
    message: needed(5000, "field.message"),
  });
}

export function toRequest(values: RequestValues, about: About, t: Translate): NewSupportRequest {
  const { order_number, ...rest } = values;
  const request = { ...rest, order_number: order_number.replace(/^#/, "") || null };
  if (about === "anything") return request;
  return {
    ...request,
    kind: "return",
    subject: t("returns.subject", { number: request.order_number ?? "" }),
  };
}
