// The texts in German that any page may need; those of the explaining pages come with them.
import { messages as account } from "./de/account.json?lingui";
import { messages as cart } from "./de/cart.json?lingui";
import { messages as catalogue } from "./de/catalogue.json?lingui";
import { messages as checkout } from "./de/checkout.json?lingui";
import { messages as order } from "./de/order.json?lingui";
import { messages as shell } from "./de/shell.json?lingui";

export const messages = {
  ...account,
  ...cart,
  ...catalogue,
  ...checkout,
  ...order,
  ...shell,
};
