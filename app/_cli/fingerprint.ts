import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const SOURCES = ["app", "content", "exercises", "sandbox", "public"];
const SINGLE = ["package-lock.json", "proxy.ts", "next.config.mjs", "tsconfig.json"];
/** Made by the build, so no source of it. */
const MADE = ["public/engine", "public/datasets", "public/generated", "public/sw.js"];
const STAMP = ".next/rowhouse-build.json";

interface Stamp {
  sources: string;
  /** Every file the build left, with its size: a missing or shortened file means a broken build. */
  files: Record<string, number>;
}

/** A hash of everything a build depends on: sources without tests, the lockfile, and the Node version. */
export function sourcesFingerprint(root: string): string {
  const hash = createHash("sha256").update(process.versions.node);
  const files = SOURCES.flatMap((folder) => filesUnder(root, folder)).filter(isSource);
  for (const file of [...files, ...SINGLE.filter((name) => existsSync(join(root, name)))].sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** Why the build in .next cannot be served, as the end of a sentence, or undefined when it is whole and current. */
export function buildProblem(root: string): string | undefined {
  const stamp = readStamp(root);
  if (!stamp)
    return existsSync(join(root, ".next")) ? "the last build did not finish" : "nothing is built yet";
  if (stamp.sources !== sourcesFingerprint(root)) return "the sources changed";
  const broken = Object.entries(stamp.files).find(([file, size]) => sizeOf(join(root, file)) !== size);
  return broken ? `${broken[0]} is damaged` : undefined;
}

/** Remembers a finished build; the last step of one, so that a partial build has no stamp. */
export function stampOf(root: string, sources: string): string {
  const kept = (file: string): boolean => !/^\.next\/(cache|dev|types|diagnostics|trace|rowhouse)/.test(file);
  const files = [...filesUnder(root, ".next"), ...MADE.flatMap((folder) => filesUnder(root, folder))].filter(
    kept,
  );
  const stamp: Stamp = {
    sources,
    files: Object.fromEntries(files.map((file) => [file, statSync(join(root, file)).size])),
  };
  return JSON.stringify(stamp);
}

/** Where the stamp of a finished build stands, under the project's root. */
export const stampPath = STAMP;

function readStamp(root: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(join(root, STAMP), "utf8")) as Stamp;
  } catch {
    return undefined; // no stamp, or half of one: both mean that no whole build is there
  }
}

function isSource(file: string): boolean {
  const made = MADE.some((path) => file === path || file.startsWith(`${path}/`));
  return !made && !/\.test\.tsx?$/.test(file) && !file.startsWith("app/_e2e/");
}

function filesUnder(root: string, start: string): string[] {
  const path = join(root, start);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [start];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && !(start === ".next" && entry.name === "cache"))
    .flatMap((entry) => {
      const child = relative(root, join(path, entry.name)).replaceAll("\\", "/");
      return entry.isDirectory() ? filesUnder(root, child) : entry.isFile() ? [child] : [];
    });
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
