// The texts in German of the explaining pages.
export { messages } from "./de/information.json?lingui";
