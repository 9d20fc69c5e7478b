import { isPresigned } from "./presigned-link";

/** What a build names for the service worker. */
export interface BuildFiles {
  /** Another build, another cache. */
  build: string;
  /** Scripts, styles and fonts with their sizes in bytes; a kept copy of another size is damaged. */
  files: [address: string, bytes: number][];
  /** Pages, datasets and what exercises are judged by, kept after the files so that the course can be read and answered without a network. */
  pages: string[];
}

/** How a request is answered. */
export type Rule =
  /** From the cache, which a name with a version keeps true. */
  | "kept"
  /** From the network, and from the cache without one. */
  | "fresh"
  /** By the object store of the page that printed the address. */
  | "presigned"
  /** Not ours. */
  | "pass";

/** The rule for a request of this site. */
export function ruleFor(request: { method: string; mode: string; url: string }, origin: string): Rule {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== origin) return "pass";
  if (isPresigned(url.pathname)) return request.mode === "navigate" ? "presigned" : "pass";
  if (url.pathname.startsWith("/api/") || url.pathname === "/sw.js") return "pass";
  // Next falls back to a page navigation when this data does not come.
  if (url.searchParams.has("_rsc")) return "pass";
  if (url.pathname.startsWith("/_next/static/") || /^\/(engine\/[^/]+|datasets)\/[^/]+$/.test(url.pathname)) {
    return url.pathname === "/engine/manifest.json" ? "fresh" : "kept";
  }
  return request.mode === "navigate" || /^\/(generated\/|engine\/)/.test(url.pathname) ? "fresh" : "pass";
}

/** Whether a reply may be kept: a page that was made for one person must not be there for the next who uses this browser. */
export function mayBeKept({ ok, headers }: Pick<Response, "ok" | "headers">): boolean {
  return ok && !/\b(no-store|private)\b/.test(headers.get("Cache-Control") ?? "");
}

/** Which cache a file belongs to: engine and rows outlive a build, because their names carry their version. */
export function cacheNameFor(path: string, build: string): string {
  return /^\/(engine|datasets)\//.test(path) ? "rowhouse-versions" : `rowhouse-${build}`;
}

/** Caches of earlier builds. */
export function outdated(names: string[], build: string): string[] {
  const current = new Set([`rowhouse-${build}`, "rowhouse-versions"]);
  return names.filter((name) => name.startsWith("rowhouse-") && !current.has(name));
}
