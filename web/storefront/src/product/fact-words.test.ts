import { describe, expect, it } from "vitest";
import { factName, factValue } from "./fact-words";

const words = { yes: "Yes", no: "No" };

describe("facts of a product", () => {
  it("take their unit from the name", () => {
    expect(factName("height_mm")).toBe("Height");
    expect(factValue("height_mm", 1310, "en", words)).toBe("1,310 mm");
    expect(factValue("height_mm", 1310, "de", words)).toBe("1.310 mm");
  });

  it("say yes and no in words and leave texts alone", () => {
    expect(factValue("watertight", true, "en", words)).toBe("Yes");
    expect(factValue("material", "Stoneware", "en", words)).toBe("Stoneware");
    expect(factName("age_from_months")).toBe("Age from months");
  });
});
