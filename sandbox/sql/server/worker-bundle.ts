import { createHash } from "node:crypto";
import { join } from "node:path";
import { build } from "esbuild";
import { cachedFile } from "./cached-file";
import { projectRoot } from "./project-root";

/** Bundles that somebody else has made, by their entry. */
const made = new Map<string, string>();

/** Takes bundles that another process has made: one that may start no program cannot make its own. */
export function takeWorkerBundles(bundles: Readonly<Record<string, string>>): void {
  for (const [entry, path] of Object.entries(bundles)) made.set(entry, path);
}

/** Path of a plain JavaScript file made from a worker's TypeScript, so that it runs under any loader and bundler. */
export async function workerBundle(entry: string): Promise<string> {
  return made.get(entry) ?? (await bundled(entry));
}

async function bundled(entry: string): Promise<string> {
  const root = projectRoot();
  const built = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@electric-sql/pglite"],
    logLevel: "silent",
  });
  const code = built.outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
  const name = entry.split("/").at(-1)?.replace(/\.ts$/, "") ?? "worker";
  const path = join(root, ".cache/sql", `${name}-${hash}.mjs`);
  await cachedFile(path, async () => code);
  return path;
}
