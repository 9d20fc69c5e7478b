import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { nearest } from "@/content/nearest";
import type { Problem } from "@/content/problem";
import type { Exercise } from "../exercise";
import { isFileOfKind, namesOfKind } from "./kind-files";
import { problemOfLink, readText } from "./plain-text";

/** The files of one exercise, by their path inside its folder. */
export interface ExerciseFolder {
  /** Folder name. */
  id: string;
  moduleSlug: string;
  /** Path of the folder from the project's root. */
  path: string;
  files: Map<string, string>;
  /** Files that cannot be taken as they are: too large, no text, or only a link. */
  problems: Problem[];
}

/** Where exercises live, from the project's root. */
export const catalogPath = "exercises/catalog";

/** Reads every exercise folder of the catalogue, in the order of their paths. */
export async function readFolders(root: string): Promise<ExerciseFolder[]> {
  const folders: ExerciseFolder[] = [];
  for (const moduleSlug of await namesOf(join(root, catalogPath))) {
    for (const id of await namesOf(join(root, catalogPath, moduleSlug), true)) {
      const path = `${catalogPath}/${moduleSlug}/${id}`;
      folders.push({ id, moduleSlug, path, ...(await filesOf(root, path)) });
    }
  }
  return folders;
}

/** Names of the folders in a folder; with links, so that one that stands for a folder can be refused. */
async function namesOf(folder: string, links = false): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw cause;
  });
  return entries
    .filter((entry) => entry.isDirectory() || (links && entry.isSymbolicLink()))
    .map(({ name }) => name)
    .sort();
}

async function filesOf(root: string, path: string): Promise<Pick<ExerciseFolder, "files" | "problems">> {
  const folder = join(root, path);
  if ((await lstat(folder)).isSymbolicLink()) return { files: new Map(), problems: [problemOfLink(path)] };
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const texts = await Promise.all(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll("\\", "/"),
      )
      .sort()
      .map((file) => readText(root, file)),
  );
  return {
    files: new Map(texts.map(({ file, text }) => [file.slice(path.length + 1), text])),
    problems: texts.flatMap(({ problem }) => (problem ? [problem] : [])),
  };
}

/** A problem for every file that an exercise of this kind does not have. */
export function unknownFiles({ path, files }: ExerciseFolder, kind: Exercise["kind"]): Problem[] {
  return [...files.keys()]
    .filter((file) => !isFileOfKind(file, kind))
    .map((file) => {
      const names = namesOfKind(kind);
      const near = nearest(file, names);
      return {
        file: `${path}/${file}`,
        line: 1,
        column: 1,
        message: `An exercise of kind ${kind} has no file ${file}.`,
        fix: near ? `Name it ${near}.` : `There are: ${names.join(", ")}.`,
      };
    });
}
