import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { startParams } from "../tuning";
import type { PostedFiles } from "../worker-messages";
import { cachedFile } from "./cached-file";
import { projectRoot } from "./project-root";
import { workerBundle } from "./worker-bundle";

/** The engine's files as bytes. */
export interface EngineFileBytes {
  /** Hash of PGlite's files and of our settings: equal version, equal files. */
  version: string;
  wasm: Uint8Array<ArrayBuffer>;
  data: Uint8Array<ArrayBuffer>;
  dataDirectory: Uint8Array<ArrayBuffer>;
}

/** Reads PGlite's files and makes the data directory if this version has none yet (seconds, once). */
export async function readEngineFiles(): Promise<EngineFileBytes> {
  const root = projectRoot();
  const dist = join(root, "node_modules/@electric-sql/pglite/dist");
  const [wasm, data, recipe] = await Promise.all([
    readFile(join(dist, "pglite.wasm")),
    readFile(join(dist, "pglite.data")),
    readFile(join(root, "sandbox/sql/data-directory.ts")),
  ]);
  const hash = createHash("sha256").update(wasm).update(data).update(recipe).update(startParams.join(" "));
  const version = hash.digest("hex").slice(0, 12);
  const dataDirectory = await cachedFile(
    join(root, ".cache/sql", `data-directory-${version}.tar`),
    makeInThread,
  );
  return { version, wasm: new Uint8Array(wasm), data: new Uint8Array(data), dataDirectory };
}

let posted: Promise<{ version: string; files: PostedFiles }> | undefined;

/** The files with the module compiled, and their version; read once per process. */
export function postedFiles(): Promise<{ version: string; files: PostedFiles }> {
  posted ??= readEngineFiles().then(async ({ version, wasm, data, dataDirectory }) => ({
    version,
    files: { wasm: await WebAssembly.compile(wasm), data, dataDirectory },
  }));
  return posted;
}

async function makeInThread(): Promise<Uint8Array> {
  const worker = new Worker(await workerBundle("sandbox/sql/server/data-directory.worker.ts"));
  try {
    return await new Promise<Uint8Array>((done, fail) => {
      worker.once("message", done);
      worker.once("error", fail);
    });
  } finally {
    await worker.terminate();
  }
}
