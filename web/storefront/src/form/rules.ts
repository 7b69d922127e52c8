// What fields of forms must look like. The message of an issue is the name of the text that says it.
import * as v from "valibot";
import type { TextId } from "~/i18n/text";

const says = (id: TextId): string => id;

export const optional = (most: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(most, says("field.tooLong")));

export const needed = (most: number, missing: TextId) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(says(missing)), v.maxLength(most, says("field.tooLong")));

export const email = v.pipe(needed(254, "field.email"), v.email(says("field.emailWrong")));

export const phone = v.pipe(optional(32), v.check(isPhone, says("field.phoneWrong")));

/** A password somebody signs in with: blanks count, nothing is trimmed. */
export const knownPassword = v.pipe(
  v.string(),
  v.nonEmpty(says("field.password")),
  v.maxLength(128, says("field.tooLong")),
);

/** The API knows the commonest passwords too; here only what can be told at once. */
export const newPassword = v.pipe(
  v.string(),
  v.nonEmpty(says("field.newPassword")),
  v.check((password) => [...password].length >= 8, says("field.passwordShort")),
  v.check((password) => [...password].length <= 128, says("field.tooLong")),
);

function isPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, "").length;
  return phone === "" || (/^[\d +\-./()]+$/.test(phone) && digits >= 5 && digits <= 15);
}
