// The service worker as one plain script at the root of the shop, where it may speak for every page.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vite";

const shared = new URL("./public/", import.meta.url);
const offlineFiles = readdirSync(shared).filter((name) => /^(offline|theme|favicon)/.test(name));
const version = createHash("sha256");
for (const name of offlineFiles.sort()) version.update(readFileSync(new URL(name, shared)));

export default defineConfig({
  define: { OFFLINE_VERSION: JSON.stringify(version.digest("hex").slice(0, 12)) },
  publicDir: false,
  build: {
    outDir: "dist/client",
    emptyOutDir: false,
    copyPublicDir: false,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: "src/service-worker/worker.ts",
      output: { format: "iife", entryFileNames: "sw.js" },
    },
  },
});
