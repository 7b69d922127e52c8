// All texts in English, compiled when the pages are built.
import { messages as buying } from "./en-buying";
import { messages as first } from "./en-first";
import { messages as information } from "./en-information";

export const messages = { ...first, ...buying, ...information };
