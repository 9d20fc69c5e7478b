import { rmSync, writeFileSync } from "node:fs";
import { type Child, startNode, stop } from "./child";
import { sourcesFingerprint, stampOf, stampPath } from "./fingerprint";
import { isMain } from "./main-module";
import { writeCsp } from "./csp";
import { writeServiceWorker } from "./service-worker";

interface Step {
  name: string;
  run(): Promise<number>;
}

/** The steps that run now: a signal to the build has to end them too, or they would go on writing into .next. */
const running = new Set<Child>();

const program =
  (...args: string[]): Step["run"] =>
  async () => {
    const child = startNode(args, { env: { NODE_ENV: "production" } });
    running.add(child);
    return child.exited.finally(() => running.delete(child));
  };

/** What `next dev` needs as well: the engine's files, the datasets, the search index. Neither reads what the other writes. */
const assets: Step[] = [
  { name: "PostgreSQL for the browser", run: program("--import", "tsx", "sandbox/cli/build-engine.ts") },
  { name: "lessons and datasets", run: program("--import", "tsx", "content/cli/publish.ts") },
];

const pages: Step[] = [
  { name: "pages", run: program("node_modules/next/dist/bin/next", "build") },
  { name: "service worker and script policy", run: finishPages },
];

/** What can only be written when the pages are there: the names of their files, the hashes of their scripts. */
async function finishPages(): Promise<number> {
  writeCsp(process.cwd());
  await writeServiceWorker(process.cwd());
  return 0;
}

/** Builds the assets side by side, then the pages, and stamps the build; the first step that fails ends it, unstamped. */
export async function build({ assetsOnly }: { assetsOnly: boolean }): Promise<number> {
  const root = process.cwd();
  // Before anything is read: a source that changes during the build makes the next start build again.
  const sources = sourcesFingerprint(root);
  if (!assetsOnly) prepareFolder();
  const stages = assetsOnly ? [assets] : [assets, ...pages.map((step) => [step])];
  const count = stages.flat().length;
  let number = 0;
  for (const stage of stages) {
    const done = await Promise.all(stage.map((step) => runStep(step, `[${++number}/${count}] ${step.name}`)));
    if (done.includes(false)) return 1;
  }
  if (!assetsOnly) writeFileSync(stampPath, stampOf(root, sources));
  return 0;
}

/** Runs a step and says so; one that fails ends the others. */
async function runStep(step: Step, title: string): Promise<boolean> {
  const started = Date.now();
  console.error(title);
  const code = await step.run();
  if (code === 0) console.error(`${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  else console.error(`${title}: failed with code ${code}`);
  if (code !== 0) await stopAll();
  return code === 0;
}

async function stopAll(): Promise<void> {
  await Promise.all([...running].map((child) => stop(child)));
}

function prepareFolder(): void {
  rmSync(stampPath, { force: true });
  // TypeScript checks what `next dev` left there, and fails on a page that is gone since.
  rmSync(".next/dev/types", { recursive: true, force: true });
}

async function main(): Promise<void> {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.once(signal, () => void stopAll());
  }
  process.exitCode = await build({ assetsOnly: process.argv.includes("--assets") });
}

if (isMain(import.meta.url)) await main();
