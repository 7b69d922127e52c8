// The texts in English of the explaining pages.
export { messages } from "./en/information.json?lingui";
