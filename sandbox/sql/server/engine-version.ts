import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root";

/** What grades are given by, for the record: `PGlite 0.5.16`. The page runs the same files. */
export function engineVersion(): string {
  const path = join(projectRoot(), "node_modules/@electric-sql/pglite/package.json");
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  return `PGlite ${version}`;
}
