// The contract of the page script in a few lines, with pages that misbehave.
(() => {
  let made = 0;
  const escape = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

  const misbehaving = {
    "/boom": () => { throw new Error("boom"); },
    "/forever": () => { for (;;); },
    "/hungry": () => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)); },
    "/nonsense": () => "this is no JSON",
    "/insatiable": ({ answers }) => ({ needs: [`/api/v1/products?limit=${Object.keys(answers).length + 1}`] }),
    "/out": () => ({ status: 301, location: "https://elsewhere.example/" }),
    "/teapot": () => ({ status: 418 }),
  };

  globalThis.renderPage = (text) => {
    const input = JSON.parse(text);
    const [path, query = ""] = input.url.split("?");
    const lang = path.startsWith("/de") ? "de" : "en";
    const page = (values) => ({ status: 200, lang, cache: "public", state: JSON.stringify(input.answers), head: "", ...values });
    const odd = misbehaving[path]?.(input);
    if (odd !== undefined) return typeof odd === "string" ? odd : JSON.stringify(odd.needs ? odd : page(odd));

    const needs = (address) => (input.answers[address] ? [] : [address]);
    const render = () => {
      const [, kind, handle] = path.replace(/^\/de(?=\/|$)/, "").split("/");
      if (kind === "old") return page({ status: 301, location: "/products/mug" });
      if (kind === "account") return page({ cache: "private", html: "<h1>Account</h1>" });
      if (kind === "orders") {
        const secret = `/api/v1/orders`;
        const missing = needs(secret);
        return missing.length ? { needs: missing } : page({ html: `<p>orders: ${input.answers[secret].status}</p>` });
      }
      if (kind === "products" && handle) {
        const address = `/api/v1/products/${handle}`;
        if (needs(address).length) return { needs: needs(address) };
        const { status, body } = input.answers[address];
        if (status !== 200) return page({ status: 404, html: "<h1>Nothing here</h1>" });
        if (needs("/api/v1/categories").length) return { needs: needs("/api/v1/categories") };
        const title = `<title>${escape(body.title)} – ${escape(input.shop.name)}</title>`;
        const canonical = `<link rel="canonical" href="${input.origin}${path}">`;
        return page({ head: title + canonical, html: `<h1>${escape(body.title)}</h1><p class="price">${body.price_range.min}</p>` });
      }
      if (kind === "" || kind === undefined) {
        if (needs("/api/v1/categories").length) return { needs: needs("/api/v1/categories") };
        return page({ head: `<title>${escape(input.shop.name)}</title>`, html: `<h1>Home</h1><p class="query">${escape(query)}</p>` });
      }
      if (["categories", "products", "shipping", "returns", "privacy", "contact", "search"].includes(kind)) {
        return page({ html: `<h1>${escape(kind)} ${escape(handle ?? "")}</h1>` });
      }
      return page({ status: 404, html: "<h1>Nothing here</h1>" });
    };
    const answer = render();
    // Two makings of one page can be told apart where somebody looks for that.
    if (query.includes("count")) answer.html += `<p class="made">${++made}</p>`;
    return JSON.stringify(answer);
  };
})();
