// The pages as a browser gets them: hashed files in dist/client, each with its Brotli twin, and the empty page.

import { constants } from "node:zlib";
import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { compression, defineAlgorithm } from "vite-plugin-compression2";
import { defineConfig } from "vitest/config";

const api = process.env.CLOUDMART_API ?? "http://127.0.0.1:8080";

const STYLES = /\s*<link rel="stylesheet"[^>]*>/;

/** What shows the page comes first; it is complete without its scripts, so they come after. */
const orderOfArrival: Plugin = {
  name: "order-of-arrival",
  transformIndexHtml: {
    order: "post",
    handler: (page) => {
      const styles = STYLES.exec(page)?.[0] ?? "";
      return page
        .replace(STYLES, "")
        .replace("<!--app-head-->", () => `${styles.trim()}\n    <!--app-head-->`)
        .replace(/<(script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"');
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
        // What every page needs is one file: many small ones compress worse and wait for each other on slow networks.
        codeSplitting: {
          groups: [{ name: "shop", test: /src\/(app\.tsx|catalogue\/product-grid\.tsx)$/ }],
        },
      },
    },
  },
  server: { proxy: { "/api": api, "/media": api } },
  test: { environment: "jsdom", setupFiles: ["src/test-setup.ts"], include: ["src/**/*.test.{ts,tsx}"] },
});
