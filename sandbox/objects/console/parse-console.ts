/** One request of a console text. */
export interface ConsoleRequest {
  readonly kind: "request";
  readonly method: string;
  /** As written, with its query; blanks and characters beyond ASCII percent-encoded. May hold `{{Name}}`. */
  readonly target: string;
  /** Names in lower case; with the host of an address that was written in full. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Not sent: its presigned address is the answer. */
  readonly presign?: true;
  /** Line of the method, from 1. */
  readonly line: number;
}

/** A command line of `mc`, without that word. */
export interface ConsoleCommand {
  readonly kind: "command";
  readonly text: string;
  /** What stands in its here-document, each line ended. */
  readonly stdin?: string;
  readonly line: number;
}

/** A line `@clock +30d`. */
export interface ConsoleClock {
  readonly kind: "clock";
  readonly move: string;
  /** UTF-16 units from the start of the text. */
  readonly position: number;
  readonly line: number;
}

/** A line `@dialect aws`. */
export interface ConsoleDialect {
  readonly kind: "dialect";
  readonly name: string;
  /** UTF-16 units from the start of the text. */
  readonly position: number;
  readonly line: number;
}

/** A line that is none of these. */
export interface ConsoleProblem {
  readonly kind: "problem";
  readonly message: string;
  /** UTF-16 units from the start of the text. */
  readonly position: number;
  readonly line: number;
}

export type ConsoleStep = ConsoleRequest | ConsoleCommand | ConsoleClock | ConsoleDialect | ConsoleProblem;

const REQUEST =
  /^\s*(presign\s+)?(GET|PUT|POST|DELETE|HEAD|OPTIONS)\s+((?:\/|https?:\/\/|\{\{).*?)(?:\s+HTTP\/1\.[01])?\s*$/;
const COMMAND = /^\s*mc\s+(.*)$/;
const CLOCK = /^\s*@clock\b\s*(.*)$/;
const DIALECT = /^\s*@dialect\b\s*(.*?)\s*$/;
const ABSOLUTE = /^https?:\/\/([^/?#]+)(.*)$/;
const HERE_DOCUMENT = /\s*<<\s*(['"]?)([A-Za-z_][A-Za-z0-9_]*)\1\s*$/;
const HEADER = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):\s*(.*?)\s*$/;

function isSeparator(line: string): boolean {
  return line.startsWith("###");
}

function begins(line: string): boolean {
  return (
    isSeparator(line) || REQUEST.test(line) || COMMAND.test(line) || CLOCK.test(line) || DIALECT.test(line)
  );
}

// What stands in double braces is filled in later.
function encodeTarget(target: string): string {
  return target.replace(/\{\{[^{}]*\}\}|[^!-~]|[<>"\\^`{|}]/gu, (part) =>
    part.startsWith("{{") ? part : encodeURIComponent(part),
  );
}

// Blank lines and comments right before the next request do not belong to the body.
function bodyOf(lines: readonly string[], endsText: boolean): string {
  let end = lines.length;
  while (
    end > 0 &&
    /^\s*(?:#.*)?$/.test(lines[end - 1] ?? "") &&
    (!endsText || (lines[end - 1] ?? "").trim() === "")
  )
    end--;
  return lines.slice(0, end).join("\n");
}

function readHeaders(
  lines: readonly string[],
  from: number,
): { headers: Record<string, string>; next: number } {
  const headers: Record<string, string> = {};
  let next = from;
  for (; next < lines.length; next++) {
    const line = lines[next] ?? "";
    if (line.trim() === "" || begins(line)) break;
    const found = HEADER.exec(line);
    if (line.startsWith("#")) continue;
    if (!found) break;
    headers[(found[1] ?? "").toLowerCase()] = found[2] ?? "";
  }
  return { headers, next };
}

function readRequest(
  lines: readonly string[],
  at: number,
  found: RegExpExecArray,
): { step: ConsoleRequest; next: number } {
  const { headers, next } = readHeaders(lines, at + 1);
  let end = next;
  while (end < lines.length && !begins(lines[end] ?? "")) end++;
  // A body stands behind a blank line.
  const from = (lines[next] ?? "").trim() === "" ? next + 1 : next;
  const body = bodyOf(lines.slice(from, end), end >= lines.length);
  const [, presign, method = "", address = "/"] = found;
  const [, host, behind = ""] = ABSOLUTE.exec(address) ?? [];
  const step: ConsoleRequest = {
    kind: "request",
    method,
    target: encodeTarget(host === undefined ? address : behind.startsWith("/") ? behind : `/${behind}`),
    headers: host === undefined ? headers : { host, ...headers },
    body,
    ...(presign === undefined ? {} : { presign: true }),
    line: at + 1,
  };
  return { step, next: end };
}

function readCommand(
  lines: readonly string[],
  at: number,
  written: string,
): { step: ConsoleCommand | undefined; next: number } {
  const here = HERE_DOCUMENT.exec(written);
  if (!here) return { step: { kind: "command", text: written.trim(), line: at + 1 }, next: at + 1 };
  const end = lines.findIndex((line, i) => i > at && line.trim() === here[2]);
  if (end < 0) return { step: undefined, next: lines.length };
  const stdin = lines.slice(at + 1, end).map((line) => `${line}\n`);
  const text = written.slice(0, here.index).trim();
  return { step: { kind: "command", text, stdin: stdin.join(""), line: at + 1 }, next: end + 1 };
}

function problem(message: string, position: number, line: number): ConsoleProblem {
  return { kind: "problem", message, position, line };
}

const NO_STEP =
  "expected a request: a method (GET, PUT, POST, DELETE, HEAD) and a path that begins with /, or a line that begins with mc, @clock or @dialect";
const OPEN_DOCUMENT = "this here-document has no end: its word must stand alone on a later line";

/**
 * Reads a console text: requests of a method and path, headers, a blank line and a body, one after the other or with `###` between
 * them; `presign` before a method asks for an address instead; lines that begin with `mc` are commands, with a here-document (`<<EOF`)
 * as their input; `@clock` moves the clock, `@dialect` changes whose S3 it is; `#` begins a comment outside bodies.
 */
export function parseConsole(text: string): readonly ConsoleStep[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const steps: ConsoleStep[] = [];
  let position = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const request = REQUEST.exec(line);
    const command = COMMAND.exec(line);
    const clock = CLOCK.exec(line);
    const dialect = DIALECT.exec(line);
    let next = at + 1;
    if (request) {
      const read = readRequest(lines, at, request);
      steps.push(read.step);
      next = read.next;
    } else if (command) {
      const read = readCommand(lines, at, command[1] ?? "");
      steps.push(read.step ?? problem(OPEN_DOCUMENT, position, at + 1));
      next = read.next;
    } else if (clock) steps.push({ kind: "clock", move: clock[1] ?? "", position, line: at + 1 });
    else if (dialect) steps.push({ kind: "dialect", name: dialect[1] ?? "", position, line: at + 1 });
    else if (line.trim() !== "" && !line.trimStart().startsWith("#"))
      steps.push(problem(NO_STEP, position, at + 1));
    for (; at < next; at++) position += (lines[at] ?? "").length + 1;
  }
  return steps;
}
