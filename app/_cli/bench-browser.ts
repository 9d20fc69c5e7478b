import { type Browser, chromium, type Page } from "@playwright/test";
import type { Harness } from "@/sandbox/sql/browser/harness/page";
import { benchDataset, benchWork } from "@/sandbox/sql/server/bench";
import { serveHarness } from "@/sandbox/sql/server/harness";
import { readEngineManifest } from "@/sandbox/sql/server/manifest";
import type { Benchmark, Figure } from "./bench-result";
import { findChromium } from "./chromium";
import { stop } from "./child";
import { lessonPaths } from "./page-weight";
import { percentile } from "./percentile";
import { freePort } from "./port";
import { startTestSite } from "./site";

/** The engine in Chromium, alone on a page, and a reader's first Run on a lesson. */
export const browserBenchmarks: Benchmark[] = [
  {
    name: "sql.reset.chromium",
    run: ({ quick }) => inChromium((browser) => benchResets(browser, quick ? 20 : 200)),
  },
  {
    name: "sql.first-result",
    run: ({ quick }) => inChromium((browser) => benchFirstResult(browser, quick ? 2 : 7)),
  },
  {
    name: "search.first-answer",
    run: ({ quick }) => inChromium((browser) => benchFirstAnswer(browser, quick ? 2 : 11)),
  },
  {
    name: "grade.ordinary.chromium",
    run: ({ quick }) => inChromium((browser) => benchCheck(browser, quick ? 5 : 40)),
  },
];

async function inChromium(work: (browser: Browser) => Promise<Figure[]>): Promise<Figure[]> {
  const found = findChromium();
  if (found.kind === "missing") throw new Error(found.message);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function benchResets(browser: Browser, n: number): Promise<Figure[]> {
  const server = await serveHarness();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const manifest = await readEngineManifest();
    const given = { manifest, dataset: benchDataset, work: benchWork, n };
    const times = await page.evaluate(async ({ manifest, dataset, work, n }) => {
      const { harness } = globalThis as unknown as { harness: Harness };
      const engine = harness.open(manifest);
      await engine.reset(dataset);
      const resets: number[] = [];
      const wholes: number[] = [];
      // The first runs warm caches and are not counted.
      for (let turn = -3; turn < n; turn++) {
        const ran = await harness.timed(() => engine.run(work, harness.limits));
        const reset = await harness.timed(() => engine.reset(dataset));
        if (turn < 0) continue;
        resets.push(reset);
        wholes.push(ran + reset);
      }
      await engine.close();
      return { resets, wholes };
    }, given);
    return [figure("sql.reset.chromium", times.resets), figure("sql.run-and-reset.chromium", times.wholes)];
  } finally {
    await server.close();
  }
}

/** Cold: a browser that has nothing. Cached: the page loaded again. Second: Run once more on the same page. */
async function benchFirstResult(browser: Browser, n: number): Promise<Figure[]> {
  const site = await startTestSite({ port: await freePort(), output: "errors" });
  const times = { cold: [] as number[], cached: [] as number[], second: [] as number[] };
  try {
    const [path] = await lessonPaths(site.url);
    if (!path) throw new Error("The site map names no lesson.");
    for (let turn = 0; turn < n; turn++) {
      const context = await browser.newContext({ baseURL: site.url });
      const page = await context.newPage();
      times.cold.push(await timeRun(page, path));
      times.cached.push(await timeRun(page, path));
      // The spare starts when the page is idle; a person reads the first result meanwhile.
      await page.waitForTimeout(4000);
      times.second.push(await timeOnPage(page));
      await context.close();
    }
  } finally {
    await stop(site);
  }
  return Object.entries(times).map(([name, list]) => figure(`sql.first-result.${name}`, list));
}

/**
 * A console block of the first lesson on search, in a browser that has nothing: from the press on Run to the first answer. A reader
 * presses it after reading a while, when the service worker has kept its files; at once, it is busy with them.
 */
async function benchFirstAnswer(browser: Browser, n: number): Promise<Figure[]> {
  const site = await startTestSite({ port: await freePort(), output: "errors" });
  try {
    const path = (await lessonPaths(site.url)).find((each) => each.includes("01-inverted-index"));
    if (!path) throw new Error("The site map names no lesson on the inverted index.");
    const times = { chromium: [] as number[], "at-once": [] as number[] };
    for (let turn = 0; turn < n; turn++) {
      for (const when of ["chromium", "at-once"] as const) {
        const context = await browser.newContext({ baseURL: site.url });
        const page = await context.newPage();
        await page.goto(path, { waitUntil: "networkidle" });
        if (when === "chromium") await page.evaluate(async () => void (await navigator.serviceWorker.ready));
        times[when].push(await timeOnPage(page));
        await context.close();
      }
    }
    return Object.entries(times).map(([when, list]) => figure(`search.first-answer.${when}`, list));
  } finally {
    await stop(site);
  }
}

/** From the press on Check to the verdict, on three datasets with a warm engine, as the page's own clock sees it. */
async function benchCheck(browser: Browser, n: number): Promise<Figure[]> {
  const site = await startTestSite({ port: await freePort(), output: "errors" });
  try {
    const page = await browser.newPage({ baseURL: site.url });
    await page.goto("/01-reading-a-database/02-filtering", { waitUntil: "networkidle" });
    const exercise = page.getByRole("region", { name: "Country unknown" });
    await exercise.getByRole("textbox").click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText("SELECT id, email FROM customers WHERE country IS NULL");
    const times: number[] = [];
    // The first three bring code, datasets and engine.
    for (let turn = -3; turn < n; turn++) {
      const ms = await exercise.evaluate(async (section) => {
        const check = [...section.querySelectorAll("button")].find((one) => one.textContent === "Check");
        const status = section.querySelector(".ex-tool > [role=status]");
        if (!check || !status) throw new Error("The exercise has no Check.");
        const done = new Promise<void>((resolve, reject) => {
          const watch = new MutationObserver(() => {
            const verdict = status.querySelector(".verdict");
            if (check.getAttribute("aria-disabled") === "true" || !verdict) return;
            watch.disconnect();
            if (verdict.classList.contains("pass")) resolve();
            else reject(new Error(`Check said: ${verdict.textContent}`));
          });
          watch.observe(section, { childList: true, subtree: true, attributes: true });
        });
        const started = performance.now();
        check.click();
        await done;
        return performance.now() - started;
      });
      if (turn >= 0) times.push(ms);
    }
    return [figure("grade.ordinary.chromium", times)];
  } finally {
    await stop(site);
  }
}

async function timeRun(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: "networkidle" });
  return timeOnPage(page);
}

/** From the press to the changed page, as the page's own clock sees it. */
async function timeOnPage(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const block = document.querySelector("section.run");
    const status = block?.querySelector("[role=status]");
    const run = block?.querySelector<HTMLButtonElement>("button.go");
    if (!status || !run) throw new Error("The lesson has no block.");
    const started = performance.now();
    const shown = new Promise<void>((done, fail) => {
      const end = setTimeout(
        () => fail(new Error(`no result within 60 s; the block says: ${block?.textContent}`)),
        60_000,
      );
      // The words go when a run begins, and come back with its result.
      const watch = new MutationObserver(() => {
        if (!(status.textContent ?? "").endsWith(" ms")) return;
        watch.disconnect();
        clearTimeout(end);
        done();
      });
      watch.observe(status, { childList: true, characterData: true, subtree: true });
    });
    run.click();
    await shown;
    return performance.now() - started;
  });
}

function figure(name: string, times: number[]): Figure {
  const p50 = percentile(times, 0.5);
  return { name, value: p50, unit: "ms", p50, p95: percentile(times, 0.95), n: times.length };
}
