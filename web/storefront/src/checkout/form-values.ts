// What the buyer types at the checkout, what it must look like, and how the API says the same.
import type { Checkout, PostalAddress, UpdateCheckout } from "@cloudmart/api-client";
import * as v from "valibot";
import type { TextId } from "~/i18n/text";
import { addressFormat } from "./address-format";
import { likelyCountry } from "./countries";
import { regionsOf } from "./regions";

// The message of an issue is the name of the text that says it.
const says = (id: TextId): string => id;
const text = (most: number, missing: TextId) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(says(missing)), v.maxLength(most, says("field.tooLong")));
const optional = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, says("field.tooLong")));

export const contactSchema = v.object({
  email: v.pipe(text(254, "field.email"), v.email(says("field.emailWrong"))),
  phone: v.pipe(optional(32), v.check(isPhone, says("field.phoneWrong"))),
});

export const addressSchema = v.pipe(
  v.object({
    name: text(100, "field.name"),
    country: text(2, "field.country"),
    line1: text(200, "field.line1"),
    line2: optional(200),
    city: text(100, "field.city"),
    region: optional(100),
    postal_code: text(16, "field.postalCode"),
  }),
  v.forward(
    v.partialCheck(
      [["country"], ["postal_code"]],
      ({ country, postal_code }) => addressFormat(country).postalPattern?.test(postal_code.trim()) ?? true,
      says("field.postalCodeWrong"),
    ),
    ["postal_code"],
  ),
  v.forward(
    v.partialCheck(
      [["country"], ["region"]],
      ({ country, region }) => !regionsOf(country) || region !== "",
      says("field.region"),
    ),
    ["region"],
  ),
);

const unchecked = v.any();
/** Of a billing address that is the delivery address nothing is asked. */
export const formSchema = v.variant("billingIsSame", [
  v.object({
    contact: contactSchema,
    shipping: addressSchema,
    billingIsSame: v.literal(true),
    billing: unchecked,
  }),
  v.object({
    contact: contactSchema,
    shipping: addressSchema,
    billingIsSame: v.literal(false),
    billing: addressSchema,
  }),
]);

export interface AddressValues {
  name: string;
  country: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postal_code: string;
}

export interface CheckoutValues {
  contact: { email: string; phone: string };
  shipping: AddressValues;
  billingIsSame: boolean;
  billing: AddressValues;
}

function isPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, "").length;
  return phone === "" || (/^[\d +\-./()]+$/.test(phone) && digits >= 5 && digits <= 15);
}

export function valuesOf(checkout: Checkout): CheckoutValues {
  return {
    contact: { email: checkout.buyer?.email ?? "", phone: checkout.buyer?.phone ?? "" },
    shipping: addressValues(checkout.shipping_address),
    billingIsSame: !checkout.billing_address,
    billing: addressValues(checkout.billing_address),
  };
}

export function addressValues(address: PostalAddress | null | undefined): AddressValues {
  const { name = "", line1 = "", city = "", postal_code = "" } = address ?? {};
  const country = address?.country ?? likelyCountry();
  return {
    name,
    country,
    line1,
    city,
    postal_code,
    line2: address?.line2 ?? "",
    region: address?.region ?? "",
  };
}

/** As much of what was typed as is complete and not yet with the API. */
export function changeOf(values: CheckoutValues, checkout: Checkout): UpdateCheckout {
  const change: UpdateCheckout = {};
  const contact = v.safeParse(contactSchema, values.contact);
  if (contact.success) {
    const { email, phone } = contact.output;
    // What the form does not ask for stays as it is.
    const buyer = { ...checkout.buyer, email, phone: phone || undefined };
    if (!same(buyer, checkout.buyer)) change.buyer = buyer;
  }
  const shipping = toPostal(values.shipping);
  if (shipping && !same(shipping, checkout.shipping_address)) change.shipping_address = shipping;
  const billing = values.billingIsSame ? null : toPostal(values.billing);
  if (billing && !same(billing, checkout.billing_address)) change.billing_address = billing;
  if (values.billingIsSame && checkout.billing_address) change.billing_address = null;
  return change;
}

function toPostal(values: AddressValues): PostalAddress | null {
  const parsed = v.safeParse(addressSchema, values);
  if (!parsed.success) return null;
  const { line2, region, ...rest } = parsed.output;
  return { ...rest, ...(line2 && { line2 }), ...(region && { region }) };
}

function same(a: object, b: object | null | undefined): boolean {
  const shape = (value: object) =>
    JSON.stringify(
      Object.entries(value)
        .filter(([, part]) => part != null)
        .sort(),
    );
  return shape(a) === shape(b ?? {});
}

/** The field of the form that the API's pointer means. */
export function fieldOf(pointer: string): string | null {
  const [, part, field] = pointer.split("/");
  const group = { buyer: "contact", shipping_address: "shipping", billing_address: "billing" }[part ?? ""];
  return group && field ? `${group}.${field}` : null;
}
