// Puts what the API refuses where it belongs: beside the field it names, otherwise above the form.
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { ApiProblem } from "~/api/problem";
import type { TextId, Translate } from "~/i18n/text";
import { SAID_BY_API } from "./use-form-field";

interface Placing {
  says: Partial<Record<string, TextId>>;
  root?: string;
  t: Translate;
}

/** Refusals that any form may meet. */
const known: Record<string, TextId> = {
  offline: "failed.offline",
  too_many_requests: "form.tooMany",
  unavailable: "form.busy",
  internal: "form.broken",
  unknown: "form.broken",
  stale: "form.stale",
  contains_card_number: "form.cardNumber",
  card_number: "form.cardNumber",
};

export function placeProblem<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  problem: unknown,
  { says, root, t }: Placing,
): void {
  if (!(problem instanceof ApiProblem)) throw problem;
  const fields = problem.fields.map(({ pointer, code, detail }) => {
    const id = says[code] ?? says[pointer];
    return { name: nameOf(pointer, root) as Path<Values>, message: id ? t(id) : sentence(detail) };
  });
  const placed = fields.filter(({ name }) => name in flat(form.getValues(), root));
  for (const { name, message } of placed) form.setError(name, { type: SAID_BY_API, message });
  const first = placed[0];
  if (first) {
    form.setFocus(first.name);
    return;
  }
  const id = says[problem.code] ?? known[problem.code];
  const message = id ? t(id) : (fields[0]?.message ?? problem.message);
  form.setError("root.refused", { type: SAID_BY_API, message });
}

function nameOf(pointer: string, root: string | undefined): string {
  const path = pointer.split("/").filter(Boolean).join(".");
  return root ? `${root}.${path}` : path;
}

/** The names of the fields there are. */
function flat(values: FieldValues, root: string | undefined): Record<string, unknown> {
  if (!root) return values;
  return Object.fromEntries(Object.keys(values[root] ?? {}).map((name) => [`${root}.${name}`, true]));
}

function sentence(detail: string): string {
  const begun = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
