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

/** The step that runs now: a signal to the build has to end it too, or it would go on writing into .next. */
let running: Child | undefined;

const program =
  (...args: string[]): Step["run"] =>
  () => {
    running = startNode(args, { env: { NODE_ENV: "production" } });
    return running.exited;
  };

/** What `next dev` needs as well: the engine's files, the datasets, the search index. */
const assets: Step[] = [
  { name: "PostgreSQL for the browser", run: program("--import", "tsx", "sandbox/cli/build-engine.ts") },
  { name: "lessons and datasets", run: program("--import", "tsx", "content/cli/publish.ts") },
  { name: "exercises", run: program("--import", "tsx", "exercises/cli/publish.ts") },
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

/** Builds everything in order and stamps it; the first step that fails ends the build, unstamped. */
export async function build({ assetsOnly }: { assetsOnly: boolean }): Promise<number> {
  const root = process.cwd();
  // Before anything is read: a source that changes during the build makes the next start build again.
  const sources = sourcesFingerprint(root);
  if (!assetsOnly) prepareFolder();
  const steps = assetsOnly ? assets : [...assets, ...pages];
  for (const [index, step] of steps.entries()) {
    const started = Date.now();
    console.error(`[${index + 1}/${steps.length}] ${step.name}`);
    const code = await step.run();
    if (code !== 0) {
      console.error(`[${index + 1}/${steps.length}] ${step.name}: failed with code ${code}`);
      return 1;
    }
    console.error(
      `[${index + 1}/${steps.length}] ${step.name}: ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  if (!assetsOnly) writeFileSync(stampPath, stampOf(root, sources));
  return 0;
}

function prepareFolder(): void {
  rmSync(stampPath, { force: true });
  // TypeScript checks what `next dev` left there, and fails on a page that is gone since.
  rmSync(".next/dev/types", { recursive: true, force: true });
}

async function main(): Promise<void> {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.once(signal, () => void (running && stop(running)));
  }
  process.exitCode = await build({ assetsOnly: process.argv.includes("--assets") });
}

if (isMain(import.meta.url)) await main();
