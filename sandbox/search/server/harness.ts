import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type PageServer, servePage } from "../../server/page-server";
import { minified } from "./bundle-size";

/** A page that can open search engines in its databases, for tests in Chromium. */
export async function serveSearchHarness(): Promise<PageServer> {
  const entry = fileURLToPath(new URL("../browser/harness/page.ts", import.meta.url));
  const built = await build({ ...minified, entryPoints: [entry], write: false });
  const script = built.outputFiles[0]?.contents ?? new Uint8Array();
  return servePage("Search engine", new Map([["/page.js", script]]));
}
