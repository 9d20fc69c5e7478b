import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Page address to the hashes of its inline scripts, as they stand in a policy. */
export type ScriptHashes = Record<string, string>;

/** Where `proxy.ts` finds the hashes. */
export const hashesPath = ".next/csp.json";

/** Hashes every inline script of every built page into `.next/csp.json`, so that the policy can forbid all others. */
export function writeCsp(root: string): ScriptHashes {
  const folder = join(root, ".next/server/app");
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".html"),
  );
  const hashes = Object.fromEntries(
    pages.map((name) => {
      const path = `/${name
        .replaceAll("\\", "/")
        .replace(/\.html$/, "")
        .replace(/^index$/, "")}`;
      return [path, inlineHashes(readFileSync(join(folder, name), "utf8")).join(" ")];
    }),
  );
  writeFileSync(join(root, hashesPath), JSON.stringify(hashes));
  return hashes;
}

/** `'sha256-…'` of each script that stands in the page itself (CSP level 3, section 2.3.1). */
export function inlineHashes(html: string): string[] {
  const bodies = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, body]) => body ?? "",
  );
  const all = bodies.map((body) => `'sha256-${createHash("sha256").update(body).digest("base64")}'`);
  return [...new Set(all)];
}
