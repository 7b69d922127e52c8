// The static copy of the shop on a host of its own, buying through the store's API on another origin.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { test as base } from "@playwright/test";
import { expect, listen } from "../shop.ts";
import { addToCart, choosePayment, confirmed, fillDetails, goToCheckout, placeOrder } from "../shopper.ts";
import { freePort } from "../store/free-port.ts";
import { hostFolder } from "../store/static-host.ts";
import { binary, Store } from "../store/store.ts";

const PUBLISHING_MS = 300_000;

base.setTimeout(PUBLISHING_MS);

base(
  "a published copy is found by searchers and sells through the API of another origin",
  async ({ browser }) => {
    const port = await freePort();
    const copy = `http://127.0.0.1:${port}`;
    const store = await Store.open({ CLOUDMART_SERVER__CORS_ORIGINS: copy });
    const folder = mkdtempSync(join(tmpdir(), "cloudmart-copy-"));
    const site = join(folder, "site");
    const options = ["--data-dir", store.folder, "--base-url", copy, "--api-base", store.url];
    await promisify(execFile)(binary(), ["publish", site, ...options]);
    const host = await hostFolder(site, port);
    try {
      expect(readFileSync(join(site, "sitemap.xml"), "utf8")).toContain(copy);
      expect(readFileSync(join(site, "products/amphora-vase/index.html"), "utf8")).toContain(
        '"@type":"Product"',
      );

      const page = await (
        await browser.newContext({ baseURL: copy, viewport: { width: 1280, height: 900 } })
      ).newPage();
      const complaints = listen(page);
      await addToCart(page, "aster-mug");
      await goToCheckout(page);
      await fillDetails(page);
      await choosePayment(page, "Card accepted");
      await placeOrder(page);
      await confirmed(page);

      await addToCart(page, "aster-mug");
      await goToCheckout(page);
      await fillDetails(page);
      await choosePayment(page, "Pay on a page of the provider");
      await placeOrder(page);
      await expect(page).toHaveURL(new RegExp(`^${store.url}/test-payment/`));
      await page.getByRole("button", { name: "Pay" }).click();
      await confirmed(page);
      expect(page.url()).toContain(copy);
      expect(complaints).toEqual([]);
    } finally {
      host.close();
      host.closeAllConnections();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
