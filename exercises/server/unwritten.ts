import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "@/content/problem";
import type { ExerciseKey } from "../exercise";
import { kindFiles } from "./kind-files";

/** A problem for every line that still holds the TODO of `npm run course -- new-exercise`: what follows it says what to write. */
export async function unwrittenLines({ exercise, ...key }: ExerciseKey, root: string): Promise<Problem[]> {
  const prompt = await readFile(join(root, key.file), "utf8").catch(() => "");
  const starter = exercise.kind === "quiz" ? "" : exercise.starter;
  const { ending } = kindFiles[exercise.kind];
  const texts = [
    { file: key.file, text: prompt },
    { file: key.file.replace("prompt.mdx", `starter.${ending}`), text: starter },
    ...[key.reference, key.alternatives, key.wrong].flat(),
  ];
  return texts.flatMap(({ file, text }) =>
    text.split("\n").flatMap((line, at): Problem[] => {
      const found = /\bTODO\b:? *(.*)$/.exec(line);
      if (!found) return [];
      const what = found[1]?.replace(/["' },]+$/, "") ?? "";
      const message = "This line is still the scaffold's.";
      const fix = `Put in its place: ${what || "what belongs here"}`;
      return [{ file, line: at + 1, column: found.index + 1, message, fix }];
    }),
  );
}
