import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { nearest } from "@/content/nearest";
import type { Problem } from "@/content/problem";

/** The files of one exercise, by their path inside its folder. */
export interface ExerciseFolder {
  /** Folder name. */
  id: string;
  moduleSlug: string;
  /** Path of the folder from the project's root. */
  path: string;
  files: Map<string, string>;
}

/** Where exercises live, from the project's root. */
export const catalogPath = "exercises/catalog";

/** Reads every exercise folder of the catalogue, in the order of their paths. */
export async function readFolders(root: string): Promise<ExerciseFolder[]> {
  const folders: ExerciseFolder[] = [];
  for (const moduleSlug of await namesOf(join(root, catalogPath))) {
    for (const id of await namesOf(join(root, catalogPath, moduleSlug))) {
      const path = `${catalogPath}/${moduleSlug}/${id}`;
      folders.push({ id, moduleSlug, path, files: await filesOf(join(root, path)) });
    }
  }
  return folders;
}

async function namesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw cause;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  return new Map(
    await Promise.all(
      paths.map(
        async (path): Promise<[string, string]> => [path, await readFile(join(folder, path), "utf8")],
      ),
    ),
  );
}

const known: Record<"sql" | "quiz", RegExp> = {
  sql: /^(prompt\.mdx|starter\.sql|reference\.sql|seed\.sql|(alternatives|wrong)\/[a-z0-9-]+\.sql)$/,
  quiz: /^(prompt\.mdx|reference\.yaml|wrong\/[a-z0-9-]+\.yaml)$/,
};

const names: Record<"sql" | "quiz", string[]> = {
  sql: [
    "prompt.mdx",
    "starter.sql",
    "reference.sql",
    "seed.sql",
    "alternatives/<name>.sql",
    "wrong/<name>.sql",
  ],
  quiz: ["prompt.mdx", "reference.yaml", "wrong/<name>.yaml"],
};

/** A problem for every file that an exercise of this kind does not have. */
export function unknownFiles({ path, files }: ExerciseFolder, kind: "sql" | "quiz"): Problem[] {
  return [...files.keys()]
    .filter((file) => !known[kind].test(file))
    .map((file) => {
      const near = nearest(file, names[kind]);
      return {
        file: `${path}/${file}`,
        line: 1,
        column: 1,
        message: `An exercise of kind ${kind} has no file ${file}.`,
        fix: near ? `Name it ${near}.` : `There are: ${names[kind].join(", ")}.`,
      };
    });
}
