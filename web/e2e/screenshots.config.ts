// Pictures of the main pages for the documentation.
import base from "./playwright.config.ts";

export default { ...base, testDir: "screenshots", retries: 0, use: { ...base.use, trace: "off" as const } };
