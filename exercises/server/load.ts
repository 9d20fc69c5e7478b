import type { Checked, Problem } from "@/content/problem";
import type { ExerciseKey } from "../exercise";
import { readFolders } from "./catalog-folder";
import { readExercise } from "./read-exercise";

/** Reads the whole catalogue: every exercise with its answers, or every problem. An id is unique in the course. */
export async function loadCatalog(root: string = process.cwd()): Promise<Checked<ExerciseKey[]>> {
  const problems: Problem[] = [];
  const keys: ExerciseKey[] = [];
  const places = new Map<string, string>();
  for (const folder of await readFolders(root)) {
    const read = readExercise(folder);
    if (read.ok) keys.push(read.value);
    else problems.push(...read.problems);
    const other = places.get(folder.id);
    if (other !== undefined) problems.push(twice(folder.path, other));
    places.set(folder.id, folder.path);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: keys };
}

const twice = (path: string, other: string): Problem => ({
  file: path,
  line: 1,
  column: 1,
  message: `Two exercises have one id: ${other} has it too.`,
  fix: "Rename one of the folders: lessons and grades name an exercise by its id alone.",
});
