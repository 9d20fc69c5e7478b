import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Exercise } from "../exercise";

/** Engines that have no part in the verdicts on a kind: a change in them makes nothing of it doubtful. */
const foreign: Record<Exercise["kind"], string[]> = {
  sql: ["sandbox/search/", "sandbox/objects/"],
  typescript: ["sandbox/search/", "sandbox/objects/"],
  search: ["sandbox/sql/", "sandbox/typescript/"],
  objects: ["sandbox/sql/", "sandbox/typescript/"],
  quiz: ["sandbox/"],
};

/** Changes with every program that has a part in a verdict on a kind: grader, gate, generators of the data, engine, locked packages. */
export type GraderFingerprint = (kind: Exercise["kind"]) => string;

/** Reads every program once. */
export async function graderFingerprint(root: string): Promise<GraderFingerprint> {
  const programs: { path: string; text: Buffer }[] = [];
  for (const folder of ["exercises", "content/server/harbor", "sandbox"]) {
    // Answers of the catalogue are programs too: the key of their exercise holds them.
    for (const path of await programsIn(join(root, folder)))
      if (!path.startsWith(join(root, "exercises/catalog")))
        programs.push({
          path: path.slice(root.length + 1).replaceAll("\\", "/"),
          text: await readFile(path),
        });
  }
  const packages = await readFile(join(root, "package-lock.json"));
  const known = new Map<Exercise["kind"], string>();
  return (kind) => {
    const before = known.get(kind);
    if (before !== undefined) return before;
    const hash = createHash("sha256").update(packages);
    for (const { path, text } of programs)
      if (!foreign[kind].some((folder) => path.startsWith(folder))) hash.update(path).update(text);
    const fingerprint = hash.digest("hex");
    known.set(kind, fingerprint);
    return fingerprint;
  };
}

async function programsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
