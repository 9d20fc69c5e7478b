import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "./project-root";

/** A page on a free loopback port that has the browser engine and nothing else, for tests and benchmarks in Chromium. */
export interface HarnessServer {
  url: string;
  close(): Promise<void>;
}

/** Bundles page and worker with esbuild and serves them beside `public/engine/`. */
export async function serveHarness(): Promise<HarnessServer> {
  const root = projectRoot();
  const scripts = new Map([
    ["/page.js", await bundle(root, "sandbox/sql/browser/harness/page.ts")],
    ["/worker.js", await bundle(root, "sandbox/sql/browser/worker.ts")],
    ["/torture.js", await bundle(root, "sandbox/sql/browser/harness/torture-worker.ts")],
  ]);
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const script = scripts.get(path);
    if (path === "/") return void response.setHeader("Content-Type", "text/html").end(html);
    if (script) return void response.setHeader("Content-Type", "text/javascript").end(script);
    if (!/^\/engine\/[\w./-]+$/.test(path) || path.includes("..")) return void response.writeHead(404).end();
    readFile(join(root, "public", path)).then(
      (bytes) => {
        if (path.endsWith(".br")) response.setHeader("Content-Encoding", "br");
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable").end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => closed(server) };
}

const html =
  '<!doctype html><meta charset="utf-8"><title>Engine</title><script type="module" src="/page.js"></script>';

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

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
