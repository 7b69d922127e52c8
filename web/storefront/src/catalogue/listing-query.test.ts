import { describe, expect, it } from "vitest";
import { countFilters, productQuery, readListingQuery, withChanges } from "./listing-query";

describe("the address of a listing", () => {
  it("gives back the filters that are in it", () => {
    const query = readListingQuery(
      new URLSearchParams(
        "q=mug&min_price=1000&max_price=5000&in_stock=true&min_rating=4&sort=-price&brand=Pantry&brand=Aster&option=Colour:Clay",
      ),
    );
    expect(query).toEqual({
      q: "mug",
      category: undefined,
      min_price: 1000,
      max_price: 5000,
      in_stock: true,
      min_rating: 4,
      brand: ["Aster", "Pantry"],
      option: ["Colour:Clay"],
      sort: "-price",
    });
    expect(countFilters(query)).toBe(6);
  });

  it("leaves out what makes no sense", () => {
    const query = readListingQuery(
      new URLSearchParams(
        "q=%20&min_price=-1&max_price=1e9&in_stock=maybe&min_rating=9&sort=cheapest&brand=&option=Clay",
      ),
    );
    expect(Object.values(query).filter((value) => value !== undefined)).toEqual([]);
  });

  it("keeps the other filters when one is taken away", () => {
    const changed = withChanges(new URLSearchParams("q=mug&in_stock=true"), {
      in_stock: undefined,
      sort: "price",
    });
    expect(changed.toString()).toBe("q=mug&sort=price");
  });

  it("takes several values of one filter, and all of them away", () => {
    const two = withChanges(new URLSearchParams("brand=Aster"), { brand: ["Aster", "Pantry"] });
    expect(two.toString()).toBe("brand=Aster&brand=Pantry");
    expect(withChanges(two, { brand: [] }).toString()).toBe("");
  });

  it("orders a search by its words and everything else by what sells", () => {
    expect(productQuery({ q: "mug" }).sort).toBeUndefined();
    expect(productQuery({}).sort).toBe("best_selling");
    expect(productQuery({ sort: "newest" }).sort).toBe("newest");
  });
});
