import { nearest } from "@/content/nearest";
import type { Checked, Problem } from "@/content/problem";
import { readYaml } from "@/content/server/yaml-file";
import type { AuthorAnswer, Exercise, ExerciseKey, Misconception, WrongAnswer } from "../exercise";
import { type Definition, definitionSchema } from "../schema";
import { type ExerciseFolder, unknownFiles } from "./catalog-folder";
import { feedbackCodesOf } from "./feedback-codes";
import { kindFiles } from "./kind-files";
import { variantOf } from "./variant";

/** Reads one exercise from its folder, or says everything that is wrong with it. */
export function readExercise(folder: ExerciseFolder): Checked<ExerciseKey> {
  const read = readTexts(folder);
  const unread = folder.problems.map(({ file }) => file);
  // What a file that could not be read does not hold is no second problem.
  const others = (read.ok ? [] : read.problems).filter(
    ({ file }) => !unread.some((one) => file === one || file.startsWith(`${one}/`)),
  );
  const problems = [...folder.problems, ...idProblems(folder), ...others];
  return problems.length > 0 ? { ok: false, problems } : read;
}

function readTexts(folder: ExerciseFolder): Checked<ExerciseKey> {
  const { path, files } = folder;
  const prompt = files.get("prompt.mdx");
  if (prompt === undefined)
    return { ok: false, problems: [missing(path, "prompt.mdx", "the task with its front matter")] };
  const parts = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)([\s\S]*)$/.exec(prompt);
  const file = `${path}/prompt.mdx`;
  if (!parts) return { ok: false, problems: [noFrontMatter(file)] };
  const definition = readYaml(definitionSchema, parts[1] ?? "", file, 2);
  const body = (parts[2] ?? "").trim();
  const end = (parts[1] ?? "").split("\n").length + 2;
  const problems =
    body === "" ? [at(file, "The task is empty.", "Write after the second --- what is asked for.", end)] : [];
  if (!definition.ok) {
    // The other files are looked at all the same, as far as the kind is known.
    const kind = /^kind: *["']?(sql|quiz|typescript|search|objects)\b/m.exec(parts[1] ?? "")?.[1] as
      | Exercise["kind"]
      | undefined;
    const more = kind ? [...unknownFiles(folder, kind), ...missingReference(folder, kind)] : [];
    return { ok: false, problems: [...definition.problems, ...problems, ...more] };
  }
  problems.push(...unknownFiles(folder, definition.value.kind));
  const answers = readAnswers(folder, definition.value, problems);
  if (problems.length > 0 || !answers) return { ok: false, problems };
  const exercise = exerciseOf(folder, definition.value, body);
  const equivalents = "equivalents" in definition.value ? definition.value.equivalents : [];
  const key: ExerciseKey = { exercise, file, ...answers, equivalents };
  const variant = "variant" in definition.value ? definition.value.variant : undefined;
  if (!variant || exercise.kind === "quiz" || exercise.kind === "typescript") return { ok: true, value: key };
  const made = variantOf(key, exercise, variant);
  return "problem" in made
    ? { ok: false, problems: [made.problem] }
    : { ok: true, value: { ...key, variant: made.variant } };
}

function exerciseOf(
  { id, moduleSlug, files }: ExerciseFolder,
  definition: Definition,
  prompt: string,
): Exercise {
  const { title, points, hints, unplaced } = definition;
  const misconceptions = Object.fromEntries(
    Object.entries(definition.misconceptions).map(([key, told]): [string, Misconception] => [
      key,
      typeof told === "string" ? { says: told } : { says: told.says, ...(told.see ? { see: told.see } : {}) },
    ]),
  );
  const why = unplaced === undefined ? {} : { unplaced };
  const common = { id, moduleSlug, title, points, prompt, hints, misconceptions, ...why };
  if (definition.kind === "quiz") return { ...common, kind: "quiz", question: definition.question };
  const { ending, seed = "" } = kindFiles[definition.kind];
  const starter = files.get(`starter.${ending}`) ?? "";
  const run = { ...common, starter, seed: files.get(seed) ?? "", dataset: definition.dataset };
  switch (definition.kind) {
    case "sql":
      return { ...run, kind: "sql", compare: definition.compare, checks: definition.checks };
    case "typescript":
      return { ...run, kind: "typescript", checks: definition.checks, calls: definition.calls };
    case "search":
      return { ...run, kind: "search", checks: definition.checks };
    case "objects":
      return { ...run, kind: "objects", checks: definition.checks, dialect: definition.dialect };
  }
}

type Answers = Pick<ExerciseKey, "reference" | "alternatives" | "wrong">;

function readAnswers(
  folder: ExerciseFolder,
  definition: Definition,
  problems: Problem[],
): Answers | undefined {
  const { path, files } = folder;
  const name = `reference.${kindFiles[definition.kind].ending}`;
  const reference = { file: `${path}/${name}`, text: files.get(name) ?? "" };
  problems.push(...missingReference(folder, definition.kind));
  const inside = (place: string): AuthorAnswer[] =>
    [...files]
      .filter(([file]) => file.startsWith(`${place}/`))
      .map(([file, own]) => ({ file: `${path}/${file}`, text: own }));
  const alternatives = inside("alternatives");
  const wrong = inside("wrong").flatMap((answer) => readWrong(answer, definition, problems));
  checkSame([reference, ...alternatives, ...wrong], definition.kind, problems);
  checkUnused(definition, wrong, folder, problems);
  return { reference, alternatives, wrong };
}

function missingReference({ path, files }: ExerciseFolder, kind: Exercise["kind"]): Problem[] {
  const name = `reference.${kindFiles[kind].ending}`;
  return (files.get(name) ?? "").trim() === "" ? [missing(path, name, "the author's answer")] : [];
}

function readWrong(
  answer: AuthorAnswer,
  { kind, misconceptions }: Definition,
  problems: Problem[],
): WrongAnswer[] {
  const expect = /^(?:--|#|\/\/) expect: *(\S+) *\r?\n/.exec(answer.text)?.[1];
  const keys = Object.keys(misconceptions);
  const codes: readonly string[] = feedbackCodesOf(kind);
  if (expect === undefined) {
    const fix = `Write as its first line: ${kindFiles[kind].comment} expect: ${keys[0] ?? codes[0]}`;
    problems.push(at(answer.file, "The wrong answer does not say what the learner is told.", fix));
    return [];
  }
  // What a quiz may expect are its picks; the gate knows them.
  if (kind === "quiz") return [{ ...answer, expect }];
  if (!keys.includes(expect) && !codes.includes(expect)) {
    const known = [...keys, ...codes];
    const near = nearest(expect, known);
    const fix = near ? `Type ${kindFiles[kind].comment} expect: ${near}` : `There are: ${known.join(", ")}.`;
    problems.push(at(answer.file, `No message is called ${expect}.`, fix));
    return [];
  }
  // One file per message, under its name: two that change their labels would be noticed by nobody.
  if (keys.includes(expect) && !answer.file.endsWith(`/${expect}.${kindFiles[kind].ending}`)) {
    problems.push(
      at(
        answer.file,
        `It expects ${expect}, and has another name.`,
        `Call it wrong/${expect}.${kindFiles[kind].ending}.`,
      ),
    );
  }
  return [{ ...answer, expect }];
}

/** Comments, where they are more than lines that begin with #. */
const commentsOf: Partial<Record<Exercise["kind"], RegExp>> = {
  sql: /--.*$|\/\*[\s\S]*?\*\//gm,
  typescript: /^\/\/.*$|\/\*[\s\S]*?\*\//gm,
};

/** An alternative that is the reference in other clothes proves nothing. */
function checkSame(answers: AuthorAnswer[], kind: Exercise["kind"], problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const { file, text } of answers) {
    const bare = text
      .replaceAll(commentsOf[kind] ?? /^#.*$/gm, "")
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

function checkUnused(
  definition: Definition,
  wrong: WrongAnswer[],
  { path, files }: ExerciseFolder,
  problems: Problem[],
): void {
  const { kind } = definition;
  const lines = (files.get("prompt.mdx") ?? "").split("\n");
  if (kind === "quiz") return;
  for (const key of Object.keys(definition.misconceptions)) {
    if (wrong.some(({ expect }) => expect === key)) continue;
    const fix = `Write wrong/${key}.${kindFiles[kind].ending} with the first line ${kindFiles[kind].comment} expect: ${key}, or delete the sentence.`;
    const message = `No wrong answer shows the misconception ${key}.`;
    const line = lines.findIndex((one) => one.trimStart().startsWith(`${key}:`)) + 1;
    problems.push(at(`${path}/prompt.mdx`, message, fix, Math.max(line, 1)));
  }
}

function idProblems({ id, path }: ExerciseFolder): Problem[] {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return [];
  const plain = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return [
    at(path, `${id} is no id: lower-case letters, digits and single hyphens.`, `Name the folder ${plain}.`),
  ];
}

const at = (file: string, message: string, fix: string, line = 1): Problem => ({
  file,
  line,
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
