// The texts in German that any page may need.
import { messages as cart } from "./de/cart.json?lingui";
import { messages as catalogue } from "./de/catalogue.json?lingui";
import { messages as shell } from "./de/shell.json?lingui";

export const messages = { ...cart, ...catalogue, ...shell };
