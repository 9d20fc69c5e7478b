import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type PageServer, servePage } from "../../server/page-server";

/** A page that can open object stores in its databases, for tests in Chromium. */
export async function serveObjectHarness(): Promise<PageServer> {
  const built = await build({
    entryPoints: [fileURLToPath(new URL("../browser/harness/page.ts", import.meta.url))],
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm",
    logLevel: "silent",
  });
  const script = built.outputFiles[0]?.contents ?? new Uint8Array();
  return servePage("Object store", new Map([["/page.js", script]]));
}
