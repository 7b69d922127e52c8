// The texts in German of the checkout, of orders and of the account.
import { messages as account } from "./de/account.json?lingui";
import { messages as checkout } from "./de/checkout.json?lingui";
import { messages as order } from "./de/order.json?lingui";

export const messages = { ...account, ...checkout, ...order };
