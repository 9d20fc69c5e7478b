import { SearchError } from "../errors/search-error";
import { readJson } from "../json/read";
import { JsonSyntaxError, TrailingValue } from "../json/syntax-error";
import type { Outcome } from "../../outcome";
import { utf8Length } from "../json/source-text";
import { consoleSteps } from "./console-steps";
import { type ConsoleRequest, parseConsole, textOffset } from "./parse-console";

/** A part of a console text that an error is about, UTF-16 units, and the engine's words for it. */
export interface MarkedPlace {
  from: number;
  to: number;
  message: string;
}

const linesOnly = /\/_(?:bulk|msearch)\b/;

/**
 * The first body of a text that is no JSON, in the words that the engine would refuse it with. A last body whose end is missing is
 * still being written, so nothing is said of it.
 */
export function firstSyntaxFault(text: string): MarkedPlace | undefined {
  const { requests } = parseConsole(text);
  for (const request of requests) {
    const last = request === requests.at(-1);
    const fault = linesOnly.test(request.path)
      ? eachBody(text, request, last)
      : wholeBody(text, request, last);
    if (fault) return fault;
  }
  return undefined;
}

function eachBody(text: string, request: ConsoleRequest, last: boolean): MarkedPlace | undefined {
  for (const [index, body] of request.bodies.entries()) {
    const fault = faultOf(body, (at) => textOffset(request.places[index] ?? [], at), text, last);
    if (fault) return fault;
  }
  return undefined;
}

/** Several bodies where one belongs are a fault, too: they are read as the one text that is sent. */
function wholeBody(text: string, request: ConsoleRequest, last: boolean): MarkedPlace | undefined {
  const body = request.bodies.join("\n");
  return body === "" ? undefined : faultOf(body, (at) => sentOffset(request, at), text, last);
}

function faultOf(
  body: string,
  place: (at: number) => number,
  text: string,
  last: boolean,
): MarkedPlace | undefined {
  try {
    readJson(body);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof JsonSyntaxError || cause instanceof TrailingValue)) throw cause;
    const found = located({ reason: cause.reason, ...cause.more.fields });
    const inner = cause.more.causedBy;
    const words = inner instanceof SearchError ? inner.reason : found?.words;
    const at = found ? offsetIn(body, found) : body.length;
    if (last && at >= body.trimEnd().length) return undefined;
    const from = Math.min(place(at), text.length - 1);
    return { ...signAt(text, from), message: withoutSource(words ?? cause.reason) };
  }
}

/** Where a character of the body that is sent stands in the text; of requests with one JSON text. */
function sentOffset({ bodies, places }: ConsoleRequest, at: number): number {
  let left = at;
  for (const [index, body] of bodies.entries()) {
    if (left <= body.length) return textOffset(places[index] ?? [], left);
    left -= body.length + 1;
  }
  return textOffset(places.at(-1) ?? [], bodies.at(-1)?.length ?? 0);
}

/**
 * The key of a text at which the first refusal among its outcomes points, with its reason. `undefined` where none names a place; one
 * in a line of a bulk does not say which line.
 */
export function firstRefusal(text: string, outcomes: readonly Outcome[]): MarkedPlace | undefined {
  const steps = consoleSteps(parseConsole(text));
  for (const [index, outcome] of outcomes.entries()) {
    const step = steps[index];
    if (outcome.kind !== "reply" || outcome.status < 400 || !step || !("bodies" in step)) continue;
    const place = refusedPlace(text, step, outcome.body);
    if (place) return place;
  }
  return undefined;
}

function refusedPlace(text: string, request: ConsoleRequest, body: unknown): MarkedPlace | undefined {
  const found = innermost(body);
  if (!found || linesOnly.test(request.path)) return undefined;
  const sent = request.bodies.join("\n");
  const at = offsetIn(sent, found);
  if (at > sent.length) return undefined;
  const from = sentOffset(request, at);
  const range = found.syntax ? signAt(text, from) : keyAt(text, from);
  return { ...range, message: found.words };
}

interface Located {
  line: number;
  column: number;
  words: string;
}

/** The place of a cause: at the head of its reason, or in members of its own. */
function located(cause: object): Located | undefined {
  const reason = memberOf(cause, "reason");
  if (typeof reason !== "string") return undefined;
  const found = /^\[(\d+):(\d+)\] (.*)$/s.exec(reason);
  if (found)
    return { line: Number(found[1]), column: Number(found[2]), words: withoutSource(found[3] ?? "") };
  const [line, column] = [memberOf(cause, "line"), memberOf(cause, "col")];
  if (typeof line !== "number" || typeof column !== "number") return undefined;
  return { line, column, words: withoutSource(reason) };
}

/** Jackson quotes the body behind its words, and the body is on the screen already. */
const withoutSource = (words: string): string => words.replace(/\n at \[Source: .*$/s, "");

/** The reason deepest in a reply that names a place. */
function innermost(body: unknown): (Located & { syntax: boolean }) | undefined {
  let found: Located | undefined;
  let syntax = false;
  let cause = memberOf(body, "error");
  while (typeof cause === "object" && cause !== null) {
    const type = memberOf(cause, "type");
    // What stands around this one names the same place and what the misspelt name could have been.
    if (type !== "named_object_not_found_exception") found = located(cause) ?? found;
    // Of a text that is no JSON, the place is that of a sign, not of a key.
    if (typeof type === "string" && /^json_|^x_content_e_o_f/.test(type)) syntax = true;
    cause = memberOf(cause, "caused_by");
  }
  return found && { ...found, syntax };
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** UTF-16 offset of a place; columns count bytes of UTF-8, from 1. */
function offsetIn(text: string, { line, column }: { line: number; column: number }): number {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  for (let bytes = 1; bytes < column && at < text.length; at++) bytes += utf8Length(text, at, at + 1);
  return at;
}

/** The word or sign at an offset. */
function signAt(text: string, at: number): { from: number; to: number } {
  // Behind the end of a line there is nothing to mark: the sign before it stands for it.
  let from = Math.max(0, Math.min(at, text.length - 1));
  while (from > 0 && /\s/.test(text.charAt(from))) from--;
  const word = /^"(?:[^"\\\n]|\\.)*"?|^[\w.+-]+|^./u.exec(text.slice(from))?.[0] ?? "";
  return { from, to: from + Math.max(1, word.length) };
}

/** The key at an offset, or of the value there; in a list, the value itself. */
function keyAt(text: string, at: number): { from: number; to: number } {
  const own = /^"(?:[^"\\\n]|\\.)*"(?=\s*:)/.exec(text.slice(at))?.[0];
  if (own !== undefined) return { from: at, to: at + own.length };
  const before = /"(?:[^"\\\n]|\\.)*"(\s*:\s*)$/.exec(text.slice(0, at));
  if (!before) return signAt(text, at);
  return { from: before.index, to: at - (before[1] ?? "").length };
}
