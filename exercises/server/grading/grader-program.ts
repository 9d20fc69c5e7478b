import { createHash } from "node:crypto";
import { join } from "node:path";
import { build } from "esbuild";
import { cachedFile } from "@/sandbox/sql/server/cached-file";
import { readEngineFiles } from "@/sandbox/sql/server/engine-files";
import { workerBundle } from "@/sandbox/sql/server/worker-bundle";

/** Threads that a grader starts. */
const workers = [
  "sandbox/sql/server/worker.ts",
  "sandbox/objects/server/engine.worker.ts",
  "sandbox/search/server/engine.worker.ts",
  "sandbox/typescript/server/programs-worker.ts",
];

/** A grader as plain JavaScript: it may start no program, so nothing is left to be made when it runs. */
export interface GraderProgram {
  /** Path of the program. */
  file: string;
  /** Its threads, entry to path. */
  workers: Record<string, string>;
}

const made = new Map<string, Promise<GraderProgram>>();

/** Makes the grader's program under `.cache/grader`, once per process; a file that is there already is kept. */
export function graderProgram(root: string): Promise<GraderProgram> {
  const known = made.get(root) ?? makeProgram(root);
  made.set(root, known);
  known.catch(() => made.delete(root));
  return known;
}

async function makeProgram(root: string): Promise<GraderProgram> {
  // The engine's files are made where they are missing: a grader could only read them.
  const [main, ...threads] = await Promise.all([
    bundleMain(root),
    ...workers.map(workerBundle),
    readEngineFiles().then(() => ""),
  ]);
  return {
    file: main,
    workers: Object.fromEntries(workers.map((entry, i) => [entry, threads[i] ?? ""])),
  };
}

async function bundleMain(root: string): Promise<string> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: ["exercises/server/grading/grader-main.ts"],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "silent",
  });
  const code = built.outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
  const file = join(root, ".cache/grader", `grader-${hash}.mjs`);
  await cachedFile(file, () => Promise.resolve(code));
  return file;
}
