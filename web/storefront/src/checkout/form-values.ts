// What the buyer types at the checkout, what it must look like, and how the API says the same.
import type { Checkout, UpdateCheckout } from "@cloudmart/api-client";
import * as v from "valibot";
import { type AddressValues, addressSchema, addressValues, toPostal } from "~/address/address-values";
import { email, phone } from "~/form/rules";

const contactSchema = v.object({ email, phone });

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

export interface CheckoutValues {
  contact: { email: string; phone: string };
  shipping: AddressValues;
  billingIsSame: boolean;
  billing: AddressValues;
}

export function valuesOf(checkout: Checkout): CheckoutValues {
  return {
    contact: { email: checkout.buyer?.email ?? "", phone: checkout.buyer?.phone ?? "" },
    shipping: addressValues(checkout.shipping_address),
    billingIsSame: !checkout.billing_address,
    billing: addressValues(checkout.billing_address),
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
