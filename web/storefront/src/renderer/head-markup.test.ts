import { describe, expect, it } from "vitest";
import { headMarkup } from "./head-markup";

const place = {
  origin: "https://shop.example",
  pathname: "/products/mug",
  locale: "de" as const,
  scripts: ["assets/page.js"],
};

describe("the head of a rendered page", () => {
  it("names itself in its own language and points to the others", () => {
    const head = headMarkup({ title: "Mug", canonical: "/products/mug" }, place);
    expect(head).toContain('<link rel="canonical" href="https://shop.example/de/products/mug">');
    expect(head).toContain('hreflang="en" href="https://shop.example/products/mug"');
    expect(head).toContain("<title>Mug · CloudMart</title>");
  });

  it("lets no text out of its place", () => {
    const evil = `"><script>alert(1)</script>`;
    const head = headMarkup(
      { title: evil, description: evil, data: [{ name: `</script><script>alert(1)</script>` }] },
      place,
    );
    expect(head).not.toContain("<script>alert");
    expect(head.match(/<\/script>/g)).toHaveLength(2);
  });

  it("keeps personal pages out of search engines", () => {
    expect(headMarkup({ title: "Cart", hidden: true }, place)).toContain(
      '<meta name="robots" content="noindex">',
    );
  });
});
