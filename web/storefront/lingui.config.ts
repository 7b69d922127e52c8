import type { LinguiConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-json";

const areas = ["shell", "catalogue", "cart", "checkout", "order", "account", "information"];

const config: LinguiConfig = {
  locales: ["en", "de"],
  sourceLocale: "en",
  format: formatter({ style: "minimal" }),
  catalogs: areas.map((area) => ({ path: `src/messages/{locale}/${area}`, include: [] })),
};

export default config;
