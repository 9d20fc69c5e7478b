import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { type PageServer, servePage } from "../../server/page-server";
import { projectRoot } from "./project-root";

/** A page that has the browser engine and nothing else: bundles page and workers with esbuild, and serves them beside `public/engine/`. */
export async function serveHarness(): Promise<PageServer> {
  const root = projectRoot();
  const scripts = new Map([
    ["/page.js", await bundle(root, "sandbox/sql/browser/harness/page.ts")],
    ["/worker.js", await bundle(root, "sandbox/sql/browser/worker.ts")],
    ["/torture.js", await bundle(root, "sandbox/sql/browser/harness/torture-worker.ts")],
  ]);
  return servePage("Engine", scripts, (path, response) => {
    if (!/^\/engine\/[\w./-]+$/.test(path) || path.includes("..")) return false;
    readFile(join(root, "public", path)).then(
      (bytes) => {
        if (path.endsWith(".br")) response.setHeader("Content-Encoding", "br");
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable").end(bytes);
      },
      () => response.writeHead(404).end(),
    );
    return true;
  });
}

async function bundle(root: string, entry: string): Promise<Uint8Array> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm",
    // PGlite imports Node's modules only when it runs in Node; its package maps the static ones to nothing.
    external: ["module", "url", "node:*", "worker_threads", "util"],
    logLevel: "silent",
  });
  return built.outputFiles[0]?.contents ?? new Uint8Array();
}
