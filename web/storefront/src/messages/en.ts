// All texts in English, compiled when the pages are built.
import { messages as information } from "./en/information.json?lingui";
import { messages as first } from "./en-first";

export const messages = { ...first, ...information };
