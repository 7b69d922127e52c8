// The texts in English that any page may need; those of the explaining pages come with them.
import { messages as account } from "./en/account.json?lingui";
import { messages as cart } from "./en/cart.json?lingui";
import { messages as catalogue } from "./en/catalogue.json?lingui";
import { messages as checkout } from "./en/checkout.json?lingui";
import { messages as order } from "./en/order.json?lingui";
import { messages as shell } from "./en/shell.json?lingui";

export const messages = {
  ...account,
  ...cart,
  ...catalogue,
  ...checkout,
  ...order,
  ...shell,
};
