import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset, EngineName } from "@/sandbox/engine";

/** Which engine reads files of this ending, in a dataset. */
const engines: Readonly<Record<string, EngineName>> = {
  sql: "sql",
  http: "search",
  s3: "objects",
  json: "objects",
};

/**
 * Reads `content/datasets/<name>`: for PostgreSQL `schema.sql`, then the rows of `data/*.sql`; for the search engine `*.http`, for the
 * object store `*.s3` and `*.json`; each in the order of the names. Throws a sentence when there is none, or it is of two engines.
 */
export async function readDataset(name: string, root: string = process.cwd()): Promise<Dataset> {
  const folder = `content/datasets/${name}`;
  const paths = await pathsOf(folder, root);
  const [engine, other] = new Set(paths.map(engineOfFile));
  if (!engine)
    throw new Error(
      `There is no dataset ${name}: ${folder} holds neither schema.sql, nor files that end in .http or .s3. There are: ${(await datasetNames(root)).join(", ")}.`,
    );
  if (other) throw new Error(`${folder} holds files of two engines: make a dataset of each.`);
  const files = await Promise.all(
    paths.map(async (path) => ({
      path,
      text: await readFile(join(/* turbopackIgnore: true */ root, path), "utf8"),
    })),
  );
  return { ...namedFiles(name, files), ...(engine === "sql" ? {} : { engine }) };
}

/** Files as a dataset of the course, with the version that is their hash. */
export function namedFiles(name: string, files: Dataset["files"]): Dataset {
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(path).update("\0").update(text).update("\0");
  return { name, version: hash.digest("hex").slice(0, 16), files, lasting: true };
}

async function pathsOf(folder: string, root: string): Promise<string[]> {
  const inside = async (part: string, wanted: RegExp): Promise<string[]> => {
    const entries = await readdir(join(/* turbopackIgnore: true */ root, part)).catch(() => []);
    return entries
      .filter((entry) => wanted.test(entry))
      .sort()
      .map((entry) => `${part}/${entry}`);
  };
  const [top, data] = await Promise.all([
    inside(folder, /^(?:schema\.sql|.+\.(?:http|s3|json))$/),
    inside(`${folder}/data`, /\.sql$/),
  ]);
  return [...top, ...data];
}

const engineOfFile = (path: string): EngineName => engines[path.slice(path.lastIndexOf(".") + 1)] ?? "sql";

/** Names of the datasets that are there. */
export async function datasetNames(root: string = process.cwd()): Promise<string[]> {
  const entries = await readdir(join(root, "content/datasets"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
