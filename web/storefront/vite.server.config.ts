// The same pages as one script for the engine inside the store: no imports, no Node, no browser.

import { readFileSync } from "node:fs";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const browserFiles = readFileSync(new URL("./dist/client/.vite/manifest.json", import.meta.url), "utf8");

export default defineConfig({
  plugins: [react(), lingui({ failOnMissing: true, failOnCompileError: true })],
  resolve: {
    alias: {
      "~": new URL("./src", import.meta.url).pathname,
      "react-dom/server": "react-dom/server.browser",
    },
  },
  define: { "process.env.NODE_ENV": JSON.stringify("production"), BROWSER_FILES: browserFiles },
  ssr: { target: "webworker", noExternal: true },
  publicDir: false,
  build: {
    ssr: "src/entry-server.tsx",
    outDir: "dist/server",
    emptyOutDir: true,
    minify: true,
    target: "es2022",
    rollupOptions: { output: { format: "iife", entryFileNames: "render.js", codeSplitting: false } },
  },
});
