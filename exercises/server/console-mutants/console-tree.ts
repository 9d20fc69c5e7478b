import { parseConsole as parseObjects } from "@/sandbox/objects/console/parse-console";
import { parseConsole as parseSearch } from "@/sandbox/search/console/parse-console";
import type { ConsoleExercise } from "../../exercise";
import { type Json, jsonOf } from "../../grader/console/json-value";

/** A request as mutants see it. */
export interface RequestStep {
  kind: "request";
  method: string;
  /** Without its query, percent-encoded. */
  path: string;
  /** Names and values of the query in order, percent-encoded; a flag has the value `undefined`. */
  query: [string, string | undefined][];
  /** Headers by names in lower case; the search console has none. */
  headers: Record<string, string>;
  bodies: Body[];
  /** Not sent: its presigned address is the answer. */
  presign?: true;
  /** Line of the method, from 1. */
  line: number;
}

/** JSON as a value, anything else as it stands. */
export type Body = { json: Json } | { text: string };

/** A command line of `mc`: its words, quotes kept. */
export interface CommandStep {
  kind: "command";
  words: string[];
  /** Its here-document, if it has one. */
  bodies: Body[];
  line: number;
}

/** A line that is kept as it is: `@clock +5m`. */
export interface OtherStep {
  kind: "other";
  text: string;
  line: number;
}

export type Step = RequestStep | CommandStep | OtherStep;

/** Reads a text of the author; undefined when it holds a line that is none of these. */
export function readSteps(kind: ConsoleExercise["kind"], text: string): Step[] | undefined {
  return kind === "search" ? searchSteps(text) : objectsSteps(text);
}

function searchSteps(text: string): Step[] | undefined {
  const { requests, clocks, problems } = parseSearch(text);
  if (problems.length > 0) return undefined;
  const steps: Step[] = [
    ...requests.map((one) => ({
      ...address(one.path),
      kind: "request" as const,
      method: one.method,
      headers: {},
      bodies: one.bodies.map(bodyOf),
      line: one.line,
    })),
    ...clocks.map(({ move, line }) => ({ kind: "other" as const, text: `@clock ${move}`, line })),
  ];
  return steps.toSorted((one, other) => one.line - other.line);
}

function objectsSteps(text: string): Step[] | undefined {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const steps = parseObjects(text).map((step): Step | undefined => {
    const { line } = step;
    if (step.kind === "problem") return undefined;
    if (step.kind === "command") {
      const bodies = step.stdin === undefined ? [] : [bodyOf(step.stdin.trimEnd())];
      return { kind: "command", words: step.text.match(word) ?? [], bodies, line };
    }
    if (step.kind !== "request") return { kind: "other", text: lines[line - 1] ?? "", line };
    const { method, target, headers, body, presign } = step;
    const bodies = body === "" ? [] : [bodyOf(body)];
    const own = { ...address(target), headers: { ...headers }, ...(presign ? { presign } : {}) };
    return { kind: "request", method, ...own, bodies, line };
  });
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

const word = /(?:"[^"]*"|'[^']*'|[^\s"'])+/g;

function address(target: string): Pick<RequestStep, "path" | "query"> {
  const [path = "", query = ""] = target.split(/\?([\s\S]*)/);
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair): [string, string | undefined] => {
      const [name = "", value] = pair.split(/=([\s\S]*)/);
      return [name, value];
    });
  return { path, query: pairs };
}

function bodyOf(text: string): Body {
  try {
    return { json: jsonOf(JSON.parse(text)) };
  } catch {
    return { text };
  }
}

/** The text of some steps; reading it gives the same steps. */
export function writeSteps(steps: Step[]): string {
  return steps.map(writeStep).join("\n\n");
}

function writeStep(step: Step): string {
  if (step.kind === "other") return step.text;
  const bodies = step.bodies.map((body) => ("json" in body ? JSON.stringify(body.json) : body.text));
  if (step.kind === "command") {
    const line = `mc ${step.words.join(" ")}`;
    return bodies.length === 0 ? line : [`${line} <<EOF`, ...bodies, "EOF"].join("\n");
  }
  const query = step.query
    .map(([name, value]) => (value === undefined ? name : `${name}=${value}`))
    .join("&");
  const first = `${step.presign ? "presign " : ""}${step.method} ${step.path}${query === "" ? "" : `?${query}`}`;
  const headers = Object.entries(step.headers).map(([name, value]) => `${name}: ${value}`);
  // Bodies of the object store stand behind a blank line; Kibana's console reads over it.
  return [first, ...headers, ...(bodies.length > 0 ? ["", ...bodies] : [])].join("\n");
}
