// The texts in English of the checkout, of orders and of the account.
import { messages as account } from "./en/account.json?lingui";
import { messages as checkout } from "./en/checkout.json?lingui";
import { messages as order } from "./en/order.json?lingui";

export const messages = { ...account, ...checkout, ...order };
