import { expect, test } from "@playwright/test";
import { readEngineManifest } from "@/sandbox/sql/server/manifest";
import { serveHarness } from "@/sandbox/sql/server/harness";
import type { PageServer } from "@/sandbox/server/page-server";
import type { TortureReport } from "@/sandbox/sql/torture";

let harness: PageServer;
test.beforeAll(async () => {
  harness = await serveHarness();
});
test.afterAll(() => harness.close());

test("36 hostile scripts in Chromium leave memory, files and answers equal after restore", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.goto(harness.url);
  const manifest = await readEngineManifest();
  const report = await page.evaluate(
    (manifest) =>
      new Promise<TortureReport | { failed: string }>((done, fail) => {
        const worker = new Worker("/torture.js", { type: "module" });
        worker.onmessage = (event) => done(event.data);
        worker.onerror = (event) => fail(new Error(event.message));
        worker.postMessage({ manifest, rounds: 1, seed: 20_261_120 });
      }),
    manifest,
  );
  expect(report).toMatchObject({ runs: 36, mismatches: [] });
  expect(report).toMatchObject({
    endings: { "endless recursion": "54001", "out of memory in one value": "53200" },
  });
});
