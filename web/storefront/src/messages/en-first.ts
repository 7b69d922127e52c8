// The texts in English that any page may need.
import { messages as cart } from "./en/cart.json?lingui";
import { messages as catalogue } from "./en/catalogue.json?lingui";
import { messages as shell } from "./en/shell.json?lingui";

export const messages = { ...cart, ...catalogue, ...shell };
