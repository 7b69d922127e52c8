// The pages as a browser gets them: hashed files in dist/client, each with its Brotli twin, and the empty page.

import { constants } from "node:zlib";
import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { compression, defineAlgorithm } from "vite-plugin-compression2";
import { defineConfig } from "vitest/config";

const api = process.env.CLOUDMART_API ?? "http://127.0.0.1:8080";

/**
 * What every page needs, in three files by how often they change: many small ones compress worse, and each comes with
 * the headers of an answer. With them the icons that are all over the shop.
 */
const FILES = [
  { name: "wake", test: /src\/wake\.ts$|preload-helper|rolldown.runtime/ },
  {
    name: "libraries",
    test: /node_modules\/(react|react-dom|scheduler|react-router|react-error-boundary|clsx|@lingui|@tanstack(?!.*utation))\//,
  },
  {
    name: "shop",
    test: /src\/(entry-client|app|page\/not-found-page|catalogue\/(product-grid|breadcrumbs|categories)|cart\/use-add-to-cart|delivery\/use-delivery|ui\/(quantity-field|stars|choice-list|price))\.tsx?$|icons\/(x|check|rotate-cw|package-search|undo-2|shield-check)\.mjs$/,
  },
];
const STYLES = /\s*<link rel="stylesheet"[^>]*>/;

/** What shows the page comes before everything that is said about it: the style, and the letters it will ask for. */
const orderOfArrival: Plugin = {
  name: "order-of-arrival",
  transformIndexHtml: {
    order: "post",
    handler: (page, { bundle }) => {
      const style = STYLES.exec(page)?.[0].trim() ?? "";
      const letters = Object.keys(bundle ?? {})
        .filter((file) => file.endsWith(".woff2"))
        .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${file}">`);
      const first = [style, ...letters, "<!--app-head-->"].join("\n    ");
      return page.replace(STYLES, "").replace("<!--app-head-->", () => first);
    },
  },
};

export default defineConfig({
  plugins: [
    orderOfArrival,
    react(),
    tailwindcss(),
    lingui({ failOnMissing: true, failOnCompileError: true }),
    compression({
      algorithms: [defineAlgorithm("brotliCompress", { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })],
      include: /\.(js|css|svg|webmanifest|json)$/,
      threshold: 512,
    }),
  ],
  resolve: { alias: { "~": new URL("./src", import.meta.url).pathname } },
  build: {
    outDir: "dist/client",
    manifest: true,
    sourcemap: false,
    // Small pictures stay files: the content security policy allows no data addresses in styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: FILES },
      },
    },
  },
  server: { proxy: { "/api": api, "/media": api } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
  },
});
