// The texts in German, compiled when the pages are built.
import { messages as account } from "./de/account.json?lingui";
import { messages as cart } from "./de/cart.json?lingui";
import { messages as catalogue } from "./de/catalogue.json?lingui";
import { messages as checkout } from "./de/checkout.json?lingui";
import { messages as information } from "./de/information.json?lingui";
import { messages as order } from "./de/order.json?lingui";
import { messages as shell } from "./de/shell.json?lingui";

export const messages = {
  ...account,
  ...cart,
  ...catalogue,
  ...checkout,
  ...information,
  ...order,
  ...shell,
};
