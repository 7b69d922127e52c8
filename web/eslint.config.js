// What is checked beyond types: unused things, rules of hooks, labels and roles for those who do not see the page.
import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  globalIgnores(["**/dist/", "**/schema.ts", "**/public/", "**/artwork/", "**/test-results/"]),
  js.configs.recommended,
  typescript.configs.recommended,
  {
    rules: {
      // What may fail without harm has an empty catch, with a comment that says why.
      "no-empty": ["error", { allowEmptyCatch: true }],
      // The test runner reads the names of what a fixture needs from its pattern, also when there are none.
      "no-empty-pattern": "off",
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  { files: ["**/*.{ts,tsx}"], rules: { "no-undef": "off" } },
  {
    files: ["storefront/src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": hooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  { files: ["storefront/src/**/*.tsx"], ...a11y.flatConfigs.recommended },
  // A field that appears because somebody asked for it takes the focus.
  { files: ["storefront/src/**/*.tsx"], rules: { "jsx-a11y/no-autofocus": "off" } },
);
