import { describe, expect, it } from "vitest";
import { isPage, mayBeKept, shelfOf } from "./rules";

const SHOP = "https://shop.example";

function asked(path: string, about: { mode?: string; method?: string; headers?: HeadersInit } = {}) {
  return {
    url: new URL(path, SHOP).href,
    method: about.method ?? "GET",
    mode: about.mode ?? "cors",
    headers: new Headers(about.headers),
  };
}
const visit = (path: string) => asked(path, { mode: "navigate" });
const shelf = (request: ReturnType<typeof asked>) => shelfOf(request, SHOP);

function answer(headers: HeadersInit = {}, about: Partial<Response> = {}) {
  return { status: 200, type: "basic", redirected: false, headers: new Headers(headers), ...about };
}

describe("what may be kept", () => {
  it("keeps hashed files, pictures and public pages", () => {
    expect(shelf(asked("/assets/index-abc.js"))).toBe("assets");
    expect(shelf(asked("/media/vase.jpg"))).toBe("pictures");
    for (const path of ["/", "/de", "/de/", "/products", "/products/vase?color=moss", "/categories/living"]) {
      expect(shelf(visit(path)), path).toBe("pages");
    }
    expect(shelf(visit("/de/privacy"))).toBe("pages");
  });

  it("keeps no answer of the API", () => {
    const paths = ["carts/cart_1", "checkouts/chk_1", "orders", "me", "me/addresses", "auth/refresh"];
    for (const path of [...paths, "requests", "admin/orders", "products", "products/vase"]) {
      expect(shelf(asked(`/api/v1/${path}`)), path).toBeNull();
      expect(shelf(visit(`/api/v1/${path}`)), path).toBeNull();
    }
  });

  it("keeps no page that is somebody's own", () => {
    const own = ["/account", "/account/orders", "/cart", "/checkout", "/orders/ord_1?token=t"];
    for (const path of [...own, "/de/account", "/de/cart", "/admin", "/products?token=t"]) {
      expect(shelf(visit(path)), path).toBeNull();
    }
  });

  it("keeps nothing that was asked for with a token, in part, from elsewhere or to change something", () => {
    expect(shelf(asked("/media/a.jpg", { headers: { authorization: "Bearer t" } }))).toBeNull();
    expect(shelf(asked("/media/a.jpg", { headers: { range: "bytes=0-1" } }))).toBeNull();
    expect(shelf(asked("https://elsewhere.example/assets/a.js"))).toBeNull();
    expect(shelf(asked("/assets/a.js", { method: "POST" }))).toBeNull();
  });

  it("keeps no answer that says it is personal, failed, came another way or from elsewhere", () => {
    expect(mayBeKept(answer({ "cache-control": "public, max-age=60" }) as Response)).toBe(true);
    expect(mayBeKept(answer() as Response)).toBe(true);
    for (const cache of ["private", "private, no-store", "no-store", "max-age=0, NO-STORE"]) {
      expect(mayBeKept(answer({ "cache-control": cache }) as Response), cache).toBe(false);
    }
    expect(mayBeKept(answer({ vary: "*" }) as Response)).toBe(false);
    expect(mayBeKept(answer({}, { status: 404 }) as Response)).toBe(false);
    expect(mayBeKept(answer({}, { status: 206 }) as Response)).toBe(false);
    expect(mayBeKept(answer({}, { redirected: true }) as Response)).toBe(false);
    expect(mayBeKept(answer({}, { type: "opaque" }) as Response)).toBe(false);
  });
});

describe("what is answered with the offline page", () => {
  it("is every page of the storefront, also the personal ones", () => {
    for (const path of ["/", "/de/cart", "/account/orders", "/no-such-page"]) {
      expect(isPage(visit(path), SHOP), path).toBe(true);
    }
  });

  it("is nothing else at the same address", () => {
    for (const path of [
      "/admin",
      "/admin/orders",
      "/api/v1/products",
      "/docs",
      "/dev/mail",
      "/openapi.json",
    ]) {
      expect(isPage(visit(path), SHOP), path).toBe(false);
    }
    expect(isPage(visit("/og.png"), SHOP)).toBe(false);
    expect(isPage(asked("/products"), SHOP)).toBe(false);
    expect(isPage(visit("https://elsewhere.example/"), SHOP)).toBe(false);
  });
});
