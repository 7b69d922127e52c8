// How the journeys run: Debian's Chromium, one store for each worker, nothing downloaded.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "journeys",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
