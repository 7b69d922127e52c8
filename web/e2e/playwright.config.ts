// How the journeys run: Debian's Chromium, one store for each worker, nothing downloaded.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "journeys",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Generous, because a busy machine is slow; no journey waits for time to pass.
  timeout: 120_000,
  expect: { timeout: 45_000 },
  // A browser that dies on a busy machine gets a second chance; the report calls such a journey flaky.
  retries: 1,
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      // The tests may run as root in a container, where Chromium's own sandbox cannot be set up.
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
});
