import { expect, type Page, test } from "@playwright/test";
import type { Engine } from "@/sandbox/engine";
import type { Harness } from "@/sandbox/sql/browser/harness/page";
import { observeCase } from "@/sandbox/sql/conformance";
import { conformanceCases } from "@/sandbox/sql/conformance-cases";
import { serveHarness } from "@/sandbox/sql/server/harness";
import type { PageServer } from "@/sandbox/server/page-server";
import { readEngineManifest } from "@/sandbox/sql/server/manifest";

let harness: PageServer;
test.beforeAll(async () => {
  harness = await serveHarness();
});
test.afterAll(() => harness.close());

/** The engine of a page, driven from here. */
function engineOf(page: Page): Pick<Engine, "reset" | "run"> {
  return {
    reset: (dataset) =>
      page.evaluate(
        (given) => (globalThis as unknown as { harness: Harness }).harness.engine?.reset(given),
        dataset,
      ),
    run: (text, limits) =>
      page.evaluate(
        async ([text, limits]) => {
          const { engine } = (globalThis as unknown as { harness: Harness }).harness;
          if (!engine) throw new Error("no engine is open");
          return engine.run(text, limits);
        },
        [text, limits] as const,
      ),
  };
}

test("PGlite in Chromium does in every case what the real server does", async ({ page }) => {
  await page.goto(harness.url);
  const manifest = await readEngineManifest();
  await page.evaluate((given) => {
    (globalThis as unknown as { harness: Harness }).harness.open(given);
  }, manifest);
  const engine = engineOf(page);
  for (const one of conformanceCases) {
    await test.step(one.name, async () => {
      expect(await observeCase(engine, one), one.name).toEqual(one.expect);
    });
  }
});

test("Stop ends a statement, and the next one runs on a warm spare", async ({ page }) => {
  await page.goto(harness.url);
  const manifest = await readEngineManifest();
  const seen = await page.evaluate(async (given) => {
    const { harness } = globalThis as unknown as { harness: Harness };
    const engine = harness.open(given);
    const dataset = { name: "empty", version: "empty", files: [] };
    await engine.reset(dataset);
    const endless = engine.run("SELECT count(*) FROM generate_series(1, 1000000000)", harness.limits);
    setTimeout(() => engine.stop(), 300);
    const [stopped] = await endless;
    await engine.reset(dataset);
    const [next] = await engine.run("SELECT 42 AS n", harness.limits);
    return { stopped, next };
  }, manifest);
  expect(seen.stopped).toEqual({ kind: "stopped", limit: "person" });
  expect(seen.next).toMatchObject({ kind: "rows", rows: [["42"]] });
});
