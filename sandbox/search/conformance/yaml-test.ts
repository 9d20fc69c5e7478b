import { parse } from "yaml";
import type { SearchEngine } from "../engine";
import type { SearchResponse } from "../request";
import { type ApiDescription, buildRequest } from "./yaml-api";

/** One instruction: `do`, `match`, `set`, `length` ... */
export type YamlStep = Record<string, unknown>;

/** What running a test leaves behind: the answer last given and stashed values. */
interface Run {
  engine: SearchEngine;
  apis: ReadonlyMap<string, ApiDescription>;
  stash: Map<string, unknown>;
  last: SearchResponse | undefined;
  body: unknown;
}

/** Runs the steps in order; gives the first thing that is not as the test says, or nothing. */
export function runYamlSteps(
  steps: readonly YamlStep[],
  engine: SearchEngine,
  apis: ReadonlyMap<string, ApiDescription>,
): string | undefined {
  const run: Run = { engine, apis, stash: new Map(), last: undefined, body: undefined };
  for (const step of steps) {
    for (const [kind, argument] of Object.entries(step)) {
      const problem = perform(run, kind, argument);
      if (problem !== undefined) return `${kind} ${JSON.stringify(argument)}: ${problem}`;
    }
  }
  return undefined;
}

function perform(run: Run, kind: string, argument: unknown): string | undefined {
  if (kind === "do") return send(run, asRecord(argument));
  if (kind === "skip" || kind === "requires") return undefined;
  if (kind === "set") {
    for (const [path, name] of Object.entries(asRecord(argument))) run.stash.set(String(name), at(run, path));
    return undefined;
  }
  if ((kind === "is_true" || kind === "is_false") && String(argument).split(".").includes("_type"))
    return undefined;
  if (kind === "is_true")
    return truthy(at(run, String(argument))) ? undefined : shown(at(run, String(argument)));
  if (kind === "is_false")
    return truthy(at(run, String(argument))) ? shown(at(run, String(argument))) : undefined;
  const check = checks[kind];
  if (!check) return "this instruction is not known to the runner";
  for (const [path, expected] of Object.entries(asRecord(argument))) {
    if (path.split(".").includes("_type")) continue;
    const value = at(run, path);
    const wanted = replaceStash(run, expected);
    if (!check(value, wanted)) return `${path} is ${shown(value)}`;
  }
  return undefined;
}

const checks: Record<string, (value: unknown, expected: unknown) => boolean> = {
  match: matches,
  length: (value, expected) => lengthOf(value) === Number(expected),
  gt: (value, expected) => Number(value) > Number(expected),
  gte: (value, expected) => Number(value) >= Number(expected),
  lt: (value, expected) => Number(value) < Number(expected),
  lte: (value, expected) => Number(value) <= Number(expected),
  close_to: (value, expected) => {
    const { value: target, error } = asRecord(expected);
    return Math.abs(Number(value) - Number(target)) <= Number(error);
  },
  contains: (value, expected) => {
    if (typeof value === "string") return value.includes(String(expected));
    return Array.isArray(value) && value.some((item) => partly(item, expected));
  },
};

function partly(item: unknown, expected: unknown): boolean {
  if (!isRecord(expected) || !isRecord(item)) return matches(item, expected);
  return Object.entries(expected).every(([key, value]) => matches(item[key], value));
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value) || typeof value === "string") return value.length;
  return isRecord(value) ? Object.keys(value).length : -1;
}

const truthy = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  value !== "" &&
  value !== 0 &&
  value !== "false";

/** Equal as JSON; a text between slashes is a regular expression with blanks and comments. */
function matches(value: unknown, expected: unknown): boolean {
  if (typeof expected === "string" && /^\s*\/[^]*\/\s*$/.test(expected)) {
    const source = expected
      .trim()
      .slice(1, -1)
      .replace(/(^|[^\\])#.*$/gm, "$1")
      .replace(/\\\s|\s+/g, (each) => (each.startsWith("\\") ? "\\s" : ""));
    return new RegExp(source.replace(/(?<!\\)\$$/, "\n?$")).test(String(value));
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(value) &&
      value.length === expected.length &&
      expected.every((item, i) => matches(value[i], item))
    );
  }
  if (isRecord(expected)) {
    const keys = Object.keys(expected).filter((key) => key !== "_type");
    return (
      isRecord(value) &&
      keys.length === Object.keys(value).length &&
      keys.every((key) => matches(value[key], expected[key]))
    );
  }
  if (typeof expected === "number" && typeof value === "number") return expected === value;
  return (
    expected === value || (expected === null && value === undefined) || String(expected) === String(value)
  );
}

function send(run: Run, argument: Record<string, unknown>): string | undefined {
  const {
    catch: caught,
    headers,
    warnings: _,
    allowed_warnings: __,
    node_selector: ___,
    ...calls
  } = argument;
  const [call] = Object.entries(calls);
  if (!call) return "no call";
  const api = run.apis.get(call[0]);
  if (!api) return "this API is not described";
  const given = asRecord(replaceStash(run, call[1] ?? {}));
  const ignored = [given.ignore].flat().map(Number);
  const request = buildRequest(api, given);
  if (!request) return caught === "param" ? undefined : "no path takes these parts";
  run.last = run.engine.handle({
    method: request.method,
    path: request.path,
    headers: {
      ...(request.body !== undefined && { "content-type": request.contentType }),
      ...lowerCase(headers),
    },
    body: request.body,
  });
  const { status, body } = run.last;
  run.body = parsed(run.last, request.method);
  const failed = status >= 400 && !ignored.includes(status) && request.method !== "HEAD";
  if (typeof caught !== "string")
    return failed ? `${request.method} ${request.path} gave ${status} ${body.slice(0, 300)}` : undefined;
  return catches(caught, status, body) ? undefined : `caught ${status} ${body.slice(0, 300)}`;
}

const lowerCase = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asRecord(headers ?? {})).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

function parsed({ body, status, headers }: SearchResponse, method: string): unknown {
  if (method === "HEAD") return status < 400;
  const type = headers["content-type"] ?? "";
  if (type.includes("yaml")) return parse(body);
  return type.includes("json") && body !== "" ? JSON.parse(body) : body;
}

const statuses: Record<string, (status: number) => boolean> = {
  bad_request: (status) => status === 400,
  unauthorized: (status) => status === 401,
  forbidden: (status) => status === 403,
  missing: (status) => status === 404,
  request_timeout: (status) => status === 408,
  conflict: (status) => status === 409,
  unavailable: (status) => status === 503,
  param: (status) => status >= 400,
  request: (status) => status >= 400,
};

function catches(caught: string, status: number, body: string): boolean {
  const known = statuses[caught];
  if (known) return known(status);
  const text = body.replaceAll('\\"', '"').replaceAll("\\\\", "\\");
  return status >= 400 && new RegExp(caught.trim().slice(1, -1)).test(text);
}

/** The value at a path of the last answer; `$body` is all of it, `\.` a dot in a key. */
function at(run: Run, path: string): unknown {
  if (path === "$body" || path === "") return run.body;
  const parts = path.split(/(?<!\\)\./).map((part) => part.replaceAll("\\.", "."));
  return parts
    .filter((part) => part !== "$body")
    .reduce<unknown>((value, part) => {
      const key = part.startsWith("$") ? String(run.stash.get(part.replace(/^\$\{?|\}$/g, ""))) : part;
      if (Array.isArray(value)) return value[Number(key)];
      if (!isRecord(value)) return undefined;
      return key === "_arbitrary_key_"
        ? Object.keys(value)[0]
        : Object.hasOwn(value, key)
          ? value[key]
          : undefined;
    }, run.body);
}

function replaceStash(run: Run, value: unknown): unknown {
  if (typeof value === "string") {
    const whole = /^\$\{?(\w+)\}?$/.exec(value);
    if (whole && run.stash.has(whole[1] ?? "")) return run.stash.get(whole[1] ?? "");
    return value.replace(/\$\{(\w+)\}/g, (text, name: string) =>
      run.stash.has(name) ? String(run.stash.get(name)) : text,
    );
  }
  if (Array.isArray(value)) return value.map((item) => replaceStash(run, item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceStash(run, item)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

const shown = (value: unknown): string =>
  value === undefined ? "nothing" : JSON.stringify(value).slice(0, 300);
