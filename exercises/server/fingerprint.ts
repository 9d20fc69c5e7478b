import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Changes with every program that has a part in a verdict: grader, gate, generator of the data, engine, locked packages. */
export async function graderFingerprint(root: string): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(root, "package-lock.json")));
  for (const folder of ["exercises", "content/server/harbor", "sandbox"]) {
    // Answers of the catalogue are programs too: the key of their exercise holds them.
    for (const path of await programsIn(join(root, folder)))
      if (!path.startsWith(join(root, "exercises/catalog"))) hash.update(path).update(await readFile(path));
  }
  return hash.digest("hex");
}

async function programsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
