// Attributes as people read them: their names carry the unit (`height_mm`).

const UNITS: Record<string, string> = {
  mm: "mm",
  cm: "cm",
  m: "m",
  g: "g",
  kg: "kg",
  ml: "ml",
  l: "l",
  w: "W",
  lm: "lm",
  h: "h",
};

interface Split {
  words: string;
  unit: string | null;
}

function split(name: string): Split {
  const parts = name.split("_");
  const unit = parts.length > 1 ? UNITS[parts.at(-1) ?? ""] : undefined;
  return { words: (unit ? parts.slice(0, -1) : parts).join(" "), unit: unit ?? null };
}

/** `height_mm` → "Height". */
export function factName(name: string): string {
  const { words } = split(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `310` of `height_mm` → "310 mm"; yes and no in words. */
export function factValue(
  name: string,
  value: unknown,
  locale: string,
  words: { yes: string; no: string },
): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const { unit } = split(name);
  const text = typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : String(value);
  return unit ? `${text} ${unit}` : text;
}
