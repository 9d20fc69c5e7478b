import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset } from "@/sandbox/engine";

/** Reads `content/datasets/<name>`: the schema, then the rows in the order of their file names. Throws a sentence when there is none. */
export async function readDataset(name: string, root: string = process.cwd()): Promise<Dataset> {
  const folder = `content/datasets/${name}`;
  if (!existsSync(join(/* turbopackIgnore: true */ root, folder, "schema.sql"))) {
    throw new Error(
      `There is no dataset ${name}: ${folder}/schema.sql is missing. There are: ${(await datasetNames(root)).join(", ")}.`,
    );
  }
  const data = (await readdir(join(/* turbopackIgnore: true */ root, folder, "data")))
    .filter((file) => file.endsWith(".sql"))
    .sort();
  const paths = ["schema.sql", ...data.map((file) => `data/${file}`)].map((file) => `${folder}/${file}`);
  const files = await Promise.all(
    paths.map(async (path) => ({
      path,
      text: await readFile(join(/* turbopackIgnore: true */ root, path), "utf8"),
    })),
  );
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(path).update("\0").update(text).update("\0");
  return { name, version: hash.digest("hex").slice(0, 16), files };
}

/** Names of the datasets that are there. */
export async function datasetNames(root: string = process.cwd()): Promise<string[]> {
  const entries = await readdir(join(root, "content/datasets"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
