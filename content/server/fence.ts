import type { Code } from "mdast";
import { nearest } from "../nearest";
import type { BlockKind } from "../course";
import type { ProblemList } from "./problem-list";

/** What the words after a fence's language say. */
export type Fence =
  | {
      kind: "run";
      name?: string;
      title?: string;
      session?: string;
      /** SQLSTATE. */
      expectError?: string;
      /** HTTP status. */
      expectStatus?: number;
      plan: boolean;
    }
  | { kind: "static"; reason: string };

const runWords = ["name", "title", "session", "expect", "plan"];
/** Languages that can be highlighted. */
export const languages = ["sql", "http", "s3", "bash", "go", "typescript", "ts", "json", "yaml", "text"];

/** Languages that run in a page. */
const runnable: readonly string[] = ["sql", "http", "s3"] satisfies BlockKind[];

/** Whether a block of this language can run. */
export const isRunnable = (language: string | null | undefined): language is BlockKind =>
  runnable.includes(language ?? "");

/** Reads the words of a fence, or says what is wrong with them. */
export function readFence(code: Code, list: ProblemList): Fence | undefined {
  const words = metaWords(code.meta ?? "");
  const [kind] = words;
  if (kind?.key === "run" && kind.value === undefined) return readRun(code, words.slice(1), list);
  if (kind?.key === "static" && kind.value === undefined) return readStatic(code, words.slice(1), list);
  list.at(
    code,
    "This block says neither run nor static.",
    isRunnable(code.lang)
      ? `Type \`\`\`${code.lang} run, or \`\`\`${code.lang} static reason="why it cannot run here".`
      : `Type \`\`\`${code.lang ?? "text"} static reason="why it does not run here".`,
  );
  return undefined;
}

function readRun(code: Code, words: Word[], list: ProblemList): Fence | undefined {
  if (!isRunnable(code.lang)) {
    list.at(
      code,
      `A block in ${code.lang ?? "no language"} cannot run.`,
      "Type ```sql run, ```http run or ```s3 run, or static with a reason.",
    );
    return undefined;
  }
  if (code.value.trim() === "")
    list.at(code, "The block is empty.", "Write a statement or a request, or remove the block.");
  const fence: Fence = { kind: "run", plan: false };
  for (const { key, value } of words) {
    if (key === "plan" && value === undefined && code.lang === "sql") fence.plan = true;
    else if (value !== undefined && key === "expect") readExpect(code, value, fence, list);
    else if (value !== undefined && (key === "name" || key === "title" || key === "session"))
      fence[key] = value;
    else {
      const near = nearest(key, runWords);
      const fix = near
        ? `Type ${near === "plan" ? "plan" : `${near}="..."`}.`
        : `There are: ${runWords.join(", ")}.`;
      list.at(code, `A run block knows no word ${key}.`, fix);
    }
  }
  if (fence.name !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(fence.name)) {
    list.at(
      code,
      `The name "${fence.name}" cannot stand in an address.`,
      'Type lower-case letters, digits and hyphens: name="first-look".',
    );
  }
  return fence;
}

function readExpect(
  code: Code,
  value: string,
  fence: Extract<Fence, { kind: "run" }>,
  list: ProblemList,
): void {
  const [, state] = /^error ([0-9A-Z]{5})$/.exec(value) ?? [];
  const [, status] = /^status ([1-5]\d\d)$/.exec(value) ?? [];
  if (code.lang === "sql" && state) fence.expectError = state;
  else if (code.lang !== "sql" && status) fence.expectStatus = Number(status);
  else {
    const fix =
      code.lang === "sql"
        ? 'Type expect="error 23505", with the SQLSTATE.'
        : 'Type expect="status 409", with the status of the last reply.';
    list.at(code, `expect="${value}" names no error.`, fix);
  }
}

function readStatic(code: Code, words: Word[], list: ProblemList): Fence | undefined {
  const reason = words.find((word) => word.key === "reason")?.value;
  for (const { key } of words.filter((word) => word.key !== "reason")) {
    list.at(code, `A static block knows no word ${key}.`, 'Type only reason="...".');
  }
  const language = code.lang ?? "text";
  if (!languages.includes(language)) {
    const near = nearest(language, languages);
    list.at(
      code,
      `The language ${language} is not known.`,
      near ? `Type ${near}.` : `There are: ${languages.join(", ")}.`,
    );
  }
  if (reason) return { kind: "static", reason };
  list.at(code, "A static block says why it does not run.", 'Type static reason="needs two sessions".');
  return undefined;
}

interface Word {
  key: string;
  value: string | undefined;
}

function metaWords(meta: string): Word[] {
  return [...meta.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)].map(([, key = "", value]) => ({ key, value }));
}
