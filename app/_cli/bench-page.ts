import { transferBytes } from "@/sandbox/sql/manifest";
import { readEngineManifest } from "@/sandbox/sql/server/manifest";
import type { Benchmark, Figure } from "./bench-result";
import { stop } from "./child";
import { lessonPaths, type PageWeight, weighPage } from "./page-weight";
import { freePort } from "./port";
import { startTestSite } from "./site";

/** What a reader downloads: the heaviest lesson page before Run, and the engine at the first Run. */
export const pageBenchmarks: Benchmark[] = [
  { name: "page.lesson", run: weighLessons },
  { name: "page.pglite", run: weighEngine },
];

async function weighLessons(): Promise<Figure[]> {
  const site = await startTestSite({ port: await freePort(), output: "errors" });
  try {
    const paths = await lessonPaths(site.url);
    if (paths.length === 0) throw new Error("The site map names no lesson.");
    const weights: PageWeight[] = [];
    for (const path of paths) weights.push(await weighPage(site.url, path));
    const most = (pick: (weight: PageWeight) => number): number => Math.max(...weights.map(pick));
    const figures: [string, number, string][] = [
      ["page.lesson.js", most((weight) => weight.scriptKilobytes), "KB gz"],
      ["page.lesson.html", most((weight) => weight.htmlKilobytes), "KB"],
      ["page.lesson.html.without-rows", most((weight) => weight.htmlWithoutRowsKilobytes), "KB"],
    ];
    return figures.map(([name, value, unit]) => ({ name, value, unit, n: weights.length }));
  } finally {
    await stop(site);
  }
}

async function weighEngine(): Promise<Figure[]> {
  const bytes = transferBytes(await readEngineManifest());
  return [{ name: "page.pglite.transfer", value: bytes / 1e6, unit: "MB", n: 1 }];
}
