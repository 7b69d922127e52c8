// Finding something: what is suggested while typing, and filters that say what they would leave.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../shop.ts";

test("the keyboard leads from a few letters to a product", async ({ page }) => {
  await page.goto("/");
  const field = page.getByRole("searchbox", { name: "Search products" });
  await field.pressSequentially("amph");
  const product = page.getByRole("option", { name: /Amphora Vase/ });
  await expect(product).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("header").analyze();
  expect(violations).toEqual([]);
  // What is last is one step up.
  const options = page.getByRole("option");
  for (let step = await options.count(); step > 0; step -= 1) {
    await field.press("ArrowUp");
    if ((await product.getAttribute("aria-selected")) === "true") break;
  }
  await expect(product).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Amphora Vase" })).toBeVisible();
});

test("a brand and a colour are kept in the address and leave what they said", async ({ page }) => {
  await page.goto("/categories/kitchen-dining");
  await page.getByRole("checkbox", { name: "Aster & Kiln" }).check();
  await expect(page).toHaveURL(/brand=Aster/);
  const colour = page.getByRole("group", { name: "Colour" }).getByRole("checkbox", { name: "Chalk" });
  await colour.check();
  await expect(page).toHaveURL(/option=Colour%3AChalk/);
  await page.reload();
  await expect(colour).toBeChecked();
  await expect(page.getByRole("article").first()).toBeVisible();
  const left = await page.getByRole("article").count();
  await expect(colour).toHaveAccessibleDescription(`${left} products`);
  await page.getByRole("button", { name: "Remove filter: Colour: Chalk" }).click();
  await expect(page).not.toHaveURL(/option=/);
});

test("a chosen colour shows its picture", async ({ page }) => {
  await page.goto("/products/amphora-vase");
  await page.getByRole("radio", { name: "Charcoal" }).click();
  // Pressing may have scrolled the page a little; a picture that is not the chosen one is out of sight altogether.
  await expect(page.getByRole("img", { name: /charcoal/i }).first()).toBeInViewport({ ratio: 0.5 });
});
