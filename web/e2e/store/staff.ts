// What staff do behind the scenes of a journey, through the API.
import type { Store } from "./store.ts";

interface Product {
  handle: string;
  title: string;
  variants: { id: string; sku: string; availability: { available: boolean; quantity: number } }[];
}

interface Orders {
  items: { number: string; payment_status: string; buyer: { email: string } }[];
}

export class Staff {
  private constructor(
    private readonly store: Store,
    private readonly token: string,
  ) {}

  static async signIn(store: Store): Promise<Staff> {
    const credentials = { email: "admin@cloudmart.example", password: "cloudmart-demo" };
    const { access_token } = await call<{ access_token: string }>(store, "POST", "/auth/login", credentials);
    return new Staff(store, access_token);
  }

  /** Says how many pieces of a variant there are. */
  async setStock(variant: string, pieces: number): Promise<void> {
    await call(this.store, "PUT", `/inventory/${variant}`, { on_hand: pieces }, this.token);
  }

  /** The numbers of the orders that were placed under an e-mail address. */
  async ordersOf(email: string): Promise<string[]> {
    return (await this.allOf(email)).map(({ number }) => number);
  }

  /** The numbers of those that are paid. */
  async paidOrdersOf(email: string): Promise<string[]> {
    const paid = (await this.allOf(email)).filter(({ payment_status }) => payment_status === "paid");
    return paid.map(({ number }) => number);
  }

  private async allOf(email: string): Promise<Orders["items"]> {
    const { items } = await call<Orders>(this.store, "GET", "/admin/orders?limit=100", undefined, this.token);
    return items.filter(({ buyer }) => buyer.email === email);
  }
}

export async function product(store: Store, handle: string): Promise<Product> {
  return call(store, "GET", `/products/${handle}`);
}

async function call<T>(
  store: Store,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<T> {
  const answer = await fetch(`${store.url}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json() as Promise<T>;
}
