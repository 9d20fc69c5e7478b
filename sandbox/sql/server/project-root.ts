import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's folder, found upward from the working folder: bundlers move our own files, so their address says nothing. */
export function projectRoot(from = process.cwd()): string {
  if (existsSync(join(from, "sandbox/engine.ts"))) return from;
  const parent = dirname(from);
  if (parent === from)
    throw new Error(`No sandbox/engine.ts above ${process.cwd()}: run this from the project's folder.`);
  return projectRoot(parent);
}
