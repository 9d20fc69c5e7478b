import { describe, expect, it } from "vitest";
import type { Problem } from "@/content/problem";
import { catalogPath, type ExerciseFolder, readFolders } from "../catalog-folder";
import { feedbackCodesOf } from "../feedback-codes";
import { readExercise } from "../read-exercise";
import { proveQuiz } from "../verify-quiz";

const folders = await readFolders(process.cwd());
const names = folders.map(({ id }) => id);
const folderOf = new Map(folders.map((folder) => [folder.id, folder]));

/** The folder with the texts of some files changed; a text that stays as it was is a mistake of the test. */
function changed(id: string, change: (text: string, path: string) => string): ExerciseFolder {
  const folder = folderOf.get(id);
  if (!folder) throw new Error(`There is no exercise ${id}.`);
  const files = new Map([...folder.files].map(([path, text]) => [path, change(text, path)]));
  if ([...files].every(([path, text]) => folder.files.get(path) === text))
    throw new Error(`Nothing changed in ${id}.`);
  return { ...folder, files };
}

/** What loading says of a folder; of a quiz that loads, what its gate says. */
function problemsOf(folder: ExerciseFolder): Problem[] {
  const read = readExercise(folder);
  if (!read.ok) return read.problems;
  return read.value.exercise.kind === "quiz" ? proveQuiz(read.value).problems : [];
}

const placesOf = (folder: ExerciseFolder): string[] =>
  problemsOf(folder).map(({ file, line, column }) => {
    expect([line >= 1, column >= 1]).toEqual([true, true]);
    return file.slice(folder.path.length + 1);
  });

const wrongPaths = (id: string): string[] =>
  [...(folderOf.get(id)?.files.keys() ?? [])].filter((path) => path.startsWith("wrong/"));

const told = (id: string, path: string): string =>
  /^(?:--|#|\/\/) expect: (\S+)/.exec(folderOf.get(id)?.files.get(path) ?? "")?.[1] ?? "";

/** Front matter without one misconception, or one explanation of a quiz: its line and those that are indented deeper. */
function without(prompt: string, key: string): string {
  const lines = prompt.split("\n");
  const start = lines.findIndex((line) => new RegExp(`^ +"?${key}"?:`).test(line));
  if (start < 0) return prompt;
  const depth = indentOf(lines[start]);
  const more = lines.slice(start + 1).findIndex((line) => indentOf(line) <= depth);
  return lines.filter((_, i) => i < start || i > start + more).join("\n");
}

/** A line of an order has a sentence for its place, or one for wherever it stands. */
function withoutSentence(prompt: string, key: string): string {
  const exact = without(prompt, key);
  return exact === prompt ? without(prompt, key.replace(/^\d+:/, "")) : exact;
}

const indentOf = (line = ""): number => line.length - line.trimStart().length;

const isQuiz = (id: string): boolean => folderOf.get(id)?.files.has("reference.yaml") ?? false;
const isOrder = (id: string): boolean =>
  /^ {2}form: order$/m.test(folderOf.get(id)?.files.get("prompt.mdx") ?? "");

/** What a wrong answer may expect without a sentence of its own. */
const general = new Set<string>([...feedbackCodesOf("sql"), "missing"]);

const particular = (id: string): string[] => wrongPaths(id).filter((path) => !general.has(told(id, path)));

describe.each(names)("the messages of %s", (id) => {
  it("load as they are", () => {
    const folder = folderOf.get(id);
    expect(folder?.path.startsWith(catalogPath)).toBe(true);
    expect(folder && problemsOf(folder)).toEqual([]);
  });

  it.each(wrongPaths(id))("are missed when %s does not say what is told", (path) => {
    const folder = changed(id, (text, own) => (own === path ? text.replace(/^.*\n/, "") : text));
    expect(placesOf(folder)).toContain(path);
  });

  it.each(wrongPaths(id))("are missed when %s names one that is not there", (path) => {
    const folder = changed(id, (text, own) =>
      own === path ? text.replace(/expect: \S+/, "expect: no-such-message") : text,
    );
    expect(placesOf(folder)).toContain(path);
  });

  // Lines of an order may be wrong in two ways at once, and then one wrong answer shows both.
  it.skipIf(isOrder(id)).each(particular(id))("are missed when %s expects what another does", (path) => {
    const own = told(id, path);
    const other =
      particular(id)
        .map((one) => told(id, one))
        .find((one) => one !== own) ?? "";
    const folder = changed(id, (text, file) => (file === path ? text.replace(own, other) : text));
    expect(placesOf(folder)).toContain(isQuiz(id) ? path : "prompt.mdx");
  });

  it.each(particular(id))("are missed when the sentence for %s is dropped", (path) => {
    const folder = changed(id, (text, own) =>
      own === "prompt.mdx" ? withoutSentence(text, told(id, path)) : text,
    );
    expect(placesOf(folder)).toContain(isQuiz(id) ? "prompt.mdx" : path);
  });
});
