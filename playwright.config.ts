import { defineConfig } from "@playwright/test";
import { findChromium } from "./app/_cli/chromium";

const chromium = findChromium();
const site = process.env["ROWHOUSE_TEST_URL"];
if (chromium.kind === "missing") throw new Error(chromium.message);
if (!site)
  throw new Error(
    "ROWHOUSE_TEST_URL names no running site: start the browser tests with npm test -- browser",
  );

export default defineConfig({
  testDir: "app/_e2e",
  outputDir: "test-results",
  fullyParallel: false,
  // Each test starts PostgreSQL in the page: two at once take as long as one after the other on two cores.
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: site,
    trace: "retain-on-failure",
    // A kept page must not stand in for the one under test; the offline journey allows it for itself.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: chromium.path,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
