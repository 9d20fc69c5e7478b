import type { Checked, Problem } from "@/content/problem";
import { readYaml } from "@/content/server/yaml-file";
import type { AuthorAnswer, Exercise, ExerciseKey, Misconception, WrongAnswer } from "../exercise";
import { type Definition, definitionSchema } from "../schema";
import { type ExerciseFolder, unknownFiles } from "./catalog-folder";

/** What a wrong answer may expect besides the key of a misconception: how the verdict begins. */
export const feedbackCodes = [
  "no-result",
  "several-results",
  "column-count",
  "column-names",
  "column-order",
  "type",
  "duplicates",
  "cells",
  "rows",
  "order",
  "probe",
  "plan",
  "construct",
  "sqlstate",
  "rejected",
  "stopped",
] as const;

/** Reads one exercise from its folder, or says everything that is wrong with it. */
export function readExercise(folder: ExerciseFolder): Checked<ExerciseKey> {
  const { path, files } = folder;
  const prompt = files.get("prompt.mdx");
  if (prompt === undefined)
    return { ok: false, problems: [missing(path, "prompt.mdx", "the task with its front matter")] };
  const parts = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)([\s\S]*)$/.exec(prompt);
  const file = `${path}/prompt.mdx`;
  if (!parts) return { ok: false, problems: [noFrontMatter(file)] };
  const definition = readYaml(definitionSchema, parts[1] ?? "", file, 2);
  if (!definition.ok) return definition;
  const problems = [...unknownFiles(folder, definition.value.kind)];
  const body = (parts[2] ?? "").trim();
  if (body === "")
    problems.push(at(file, "The task is empty.", "Write after the second --- what is asked for."));
  const answers = readAnswers(folder, definition.value, problems);
  if (problems.length > 0 || !answers) return { ok: false, problems };
  const exercise = exerciseOf(folder, definition.value, body);
  const equivalents = definition.value.kind === "sql" ? definition.value.equivalents : [];
  return { ok: true, value: { exercise, file, ...answers, equivalents } };
}

function exerciseOf(
  { id, moduleSlug, files }: ExerciseFolder,
  definition: Definition,
  prompt: string,
): Exercise {
  const { title, points, hints } = definition;
  const misconceptions = Object.fromEntries(
    Object.entries(definition.misconceptions).map(([key, told]): [string, Misconception] => [
      key,
      typeof told === "string" ? { says: told } : { says: told.says, ...(told.see ? { see: told.see } : {}) },
    ]),
  );
  const common = { id, moduleSlug, title, points, prompt, hints, misconceptions };
  if (definition.kind === "quiz") return { ...common, kind: "quiz", question: definition.question };
  const { dataset, compare, checks } = definition;
  const [starter, seed] = [files.get("starter.sql") ?? "", files.get("seed.sql") ?? ""];
  return { ...common, kind: "sql", dataset, compare, checks, starter, seed };
}

type Answers = Pick<ExerciseKey, "reference" | "alternatives" | "wrong">;

function readAnswers(
  folder: ExerciseFolder,
  definition: Definition,
  problems: Problem[],
): Answers | undefined {
  const { path, files } = folder;
  const ending = definition.kind === "sql" ? "sql" : "yaml";
  const text = files.get(`reference.${ending}`);
  if (text === undefined || text.trim() === "") {
    problems.push(missing(path, `reference.${ending}`, "the author's answer"));
    return undefined;
  }
  const reference = { file: `${path}/reference.${ending}`, text };
  const inside = (name: string): AuthorAnswer[] =>
    [...files]
      .filter(([file]) => file.startsWith(`${name}/`))
      .map(([file, own]) => ({ file: `${path}/${file}`, text: own }));
  const alternatives = inside("alternatives");
  const wrong = inside("wrong").flatMap((answer) => readWrong(answer, definition, problems));
  checkSame([reference, ...alternatives, ...wrong], problems);
  checkUnused(definition, wrong, `${path}/prompt.mdx`, problems);
  return { reference, alternatives, wrong };
}

function readWrong(
  answer: AuthorAnswer,
  { kind, misconceptions }: Definition,
  problems: Problem[],
): WrongAnswer[] {
  const expect = /^(?:--|#) expect: *(\S+) *\r?\n/.exec(answer.text)?.[1];
  const keys = Object.keys(misconceptions);
  if (expect === undefined) {
    const fix = `Write as its first line: -- expect: ${keys[0] ?? feedbackCodes[0]}`;
    problems.push(at(answer.file, "The wrong answer does not say what the learner is told.", fix));
    return [];
  }
  // What a quiz may expect are its picks; the gate knows them.
  if (kind === "quiz") return [{ ...answer, expect }];
  if (!keys.includes(expect) && !(feedbackCodes as readonly string[]).includes(expect)) {
    const fix = `There are: ${[...keys, ...feedbackCodes].join(", ")}.`;
    problems.push(at(answer.file, `No message is called ${expect}.`, fix));
    return [];
  }
  // One file per message, under its name: two that change their labels would be noticed by nobody.
  if (keys.includes(expect) && !answer.file.endsWith(`/${expect}.sql`)) {
    problems.push(
      at(answer.file, `It expects ${expect}, and has another name.`, `Call it wrong/${expect}.sql.`),
    );
  }
  return [{ ...answer, expect }];
}

/** An alternative that is the reference in other clothes proves nothing. */
function checkSame(answers: AuthorAnswer[], problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const { file, text } of answers) {
    const bare = text
      .replaceAll(/--.*$|^#.*$/gm, "")
      .replaceAll(/\s+/g, " ")
      .replace(/ ?; ?$/, "")
      .trim();
    const other = seen.get(bare);
    if (other === undefined) seen.set(bare, file);
    else
      problems.push(
        at(file, `This is the same text as ${other}.`, "Write it in another style, or delete it."),
      );
  }
}

function checkUnused(definition: Definition, wrong: WrongAnswer[], file: string, problems: Problem[]): void {
  if (definition.kind === "quiz") return;
  for (const key of Object.keys(definition.misconceptions)) {
    if (wrong.some(({ expect }) => expect === key)) continue;
    const fix = `Write wrong/${key}.sql with the first line -- expect: ${key}, or delete the sentence.`;
    problems.push(at(file, `No wrong answer shows the misconception ${key}.`, fix));
  }
}

const at = (file: string, message: string, fix: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message,
  fix,
});

const missing = (path: string, name: string, what: string): Problem =>
  at(`${path}/${name}`, `${name} is missing.`, `Write ${name}: ${what}.`);

const noFrontMatter = (file: string): Problem =>
  at(
    file,
    "The exercise has no front matter.",
    "Begin the file with --- and its keys; npm run course -- new-exercise writes an example.",
  );
