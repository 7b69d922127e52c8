// All texts in German, compiled when the pages are built.
import { messages as buying } from "./de-buying";
import { messages as first } from "./de-first";
import { messages as information } from "./de-information";

export const messages = { ...first, ...buying, ...information };
