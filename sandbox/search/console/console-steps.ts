import type { Dataset } from "../../engine";
import type { ErrorOutcome, ReplyOutcome } from "../../outcome";
import type { SearchRequest, SearchResponse } from "../request";
import {
  type ConsoleClock,
  type ConsoleProblem,
  type ConsoleRequest,
  type ConsoleText,
  parseConsole,
} from "./parse-console";

/** One thing that a console text asks for, or cannot ask for. */
export type ConsoleStep = ConsoleRequest | ConsoleClock | ConsoleProblem;

/** All of a text in its order. */
export function consoleSteps({ requests, clocks, problems }: ConsoleText): ConsoleStep[] {
  return [...requests, ...clocks, ...problems].toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Where a step begins, UTF-16 units. */
export const placeOf = (step: ConsoleStep): number => ("start" in step ? step.start : step.position);

const linesOnly = /\/_(?:bulk|msearch)\b/;

/** The request that a step stands for: bodies of `_bulk` and `_msearch` become lines. */
export function requestOf({ method, path, bodies }: ConsoleRequest): SearchRequest {
  const lines = linesOnly.test(path);
  const body = lines ? bodies.map((each) => `${oneLine(each)}\n`).join("") : bodies.join("\n");
  const type = lines ? "application/x-ndjson" : "application/json";
  return {
    method,
    path,
    headers: body === "" ? {} : { "content-type": type },
    body: body === "" ? undefined : body,
  };
}

/** Line ends outside strings are blanks to JSON; inside a string there are none. */
const oneLine = (json: string): string => json.replace(/\s*\n\s*/g, " ");

/** The outcome of an answer: JSON parsed, everything else as text. */
export function replyOutcome({ status, headers, body }: SearchResponse, ms: number): ReplyOutcome {
  const json = body !== "" && (headers["content-type"] ?? "").includes("json");
  return { kind: "reply", status, headers, body: json ? JSON.parse(body) : body, ms };
}

/** The outcome of a line that cannot be run, with its place in code points from 1. */
export function syntaxOutcome(text: string, at: number, message: string): ErrorOutcome {
  const position = [...text.slice(0, at)].length + 1;
  return { kind: "error", code: "console_syntax", message, position, notices: [] };
}

/** A request of a dataset with the file and the line that it stands in. */
export interface DatasetRequest {
  readonly request: SearchRequest;
  /** Throws with file and line when the answer is a refusal, or a bulk had one. */
  readonly check: (reply: SearchResponse) => void;
}

/** The requests that load a dataset; throws for a text that cannot be run and for one that moves the clock. */
export function datasetRequests(dataset: Dataset): DatasetRequest[] {
  return dataset.files.flatMap(({ path, text }) => {
    const { requests, clocks, problems } = parseConsole(text);
    const [problem] = problems;
    if (problem) throw new Error(`${path}:${problem.line}: ${problem.message}`);
    const [clock] = clocks;
    if (clock) throw new Error(`${path}:${clock.line}: a dataset does not move the clock`);
    return requests.map((step) => ({
      request: requestOf(step),
      check: (reply) => checkReply(path, step, reply),
    }));
  });
}

function checkReply(path: string, step: ConsoleRequest, { status, body }: SearchResponse): void {
  if (status < 400 && !body.startsWith('{"errors":true')) return;
  const what = `${step.method} ${step.path} gave ${status}: ${body.slice(0, 500)}`;
  throw new Error(`${path}:${step.line}: ${what}`);
}
