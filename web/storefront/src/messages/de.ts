// All texts in German, compiled when the pages are built.
import { messages as information } from "./de/information.json?lingui";
import { messages as first } from "./de-first";

export const messages = { ...first, ...information };
