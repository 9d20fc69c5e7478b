/** One request of a console text. Positions count UTF-16 units from the start of the whole text. */
export interface ConsoleRequest {
  method: string;
  /** As written, with a leading slash; blanks and characters beyond ASCII are percent-encoded. */
  path: string;
  /** Bodies in order, triple-quoted strings written as JSON strings; several only for `_bulk` and `_msearch`. */
  bodies: string[];
  /** Where each body stands in the text, piece by piece: comments are left out of a body, and long strings are written anew. */
  places: BodyPiece[][];
  start: number;
  end: number;
  /** Line of the method, from 1. */
  line: number;
}

/** From `at` in a body on, its characters stand in the text from `from` on. */
export interface BodyPiece {
  at: number;
  from: number;
}

/** A line `@clock +30d`: it moves the clock of the story. */
export interface ConsoleClock {
  /** What stands behind `@clock`. */
  move: string;
  start: number;
  end: number;
  line: number;
}

/** A line that is neither request, body nor comment. */
export interface ConsoleProblem {
  message: string;
  position: number;
  line: number;
}

const requestLine = /^\s*(GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH)\s+(\S.*?)\s*$/i;

const clockLine = /^\s*@clock\b\s*(.*?)\s*$/;

/** What a console text holds, each kind in order. */
export interface ConsoleText {
  requests: ConsoleRequest[];
  clocks: ConsoleClock[];
  problems: ConsoleProblem[];
}

/**
 * Reads text as Kibana's console does: a method and path, then any number of JSON bodies; comments begin with `#` or
 * `//` (a block comment as in C works too), and `"""` quotes text over several lines.
 */
export function parseConsole(text: string): ConsoleText {
  const { requests, clocks, problems }: ConsoleText = { requests: [], clocks: [], problems: [] };
  let at = 0;
  while (at < text.length) {
    const next = skipBlank(text, at);
    if (next >= text.length) break;
    const lineEnd = endOfLine(text, next);
    const written = stripComment(text.slice(next, lineEnd));
    const found = requestLine.exec(written);
    const clock = clockLine.exec(written);
    if (clock) {
      clocks.push({ move: clock[1] ?? "", start: next, end: lineEnd, line: lineOf(text, next) });
      at = lineEnd;
    } else if (found) {
      const read = readBodies(text, lineEnd);
      requests.push({
        method: (found[1] ?? "").toUpperCase(),
        path: encodePath(found[2] ?? "/"),
        bodies: read.bodies.map(({ json }) => json),
        places: read.bodies.map(({ pieces }) => pieces),
        start: next,
        end: read.end,
        line: lineOf(text, next),
      });
      at = read.end;
    } else {
      const message = "expected a request: a method (GET, POST, PUT, DELETE, HEAD) and a path";
      problems.push({ message, position: next, line: lineOf(text, next) });
      at = lineEnd;
    }
  }
  return { requests, clocks, problems };
}

/** Behind blanks and comments. */
function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
    if (text.charAt(at) === "#" || text.startsWith("//", at)) at = endOfLine(text, at);
    else if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length : end + 2;
    } else return at;
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** A comment behind the path begins with a blank and `#` or `//`. */
const stripComment = (line: string): string => line.replace(/\s(?:#|\/\/).*$/, "");

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

function encodePath(path: string): string {
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return rooted.replace(/[^!-~]|[<>{}|"^`\\]/gu, (sign) => encodeURIComponent(sign));
}

interface Body {
  json: string;
  pieces: BodyPiece[];
  end: number;
}

/** JSON values that follow each other, up to the next request. */
function readBodies(text: string, from: number): { bodies: Body[]; end: number } {
  const bodies: Body[] = [];
  let end = from;
  for (;;) {
    const start = skipBlank(text, end);
    if (start >= text.length || startsStep(text, start)) return { bodies, end };
    const body = readBody(text, start);
    bodies.push(body);
    end = body.end;
  }
}

/**
 * One value: an object or array to its closing bracket, anything else to the end of its line. Where brackets do not
 * close, the body ends before the next request, and the engine says what is wrong with it.
 */
function readBody(text: string, start: number): Body {
  const pieces: BodyPiece[] = [{ at: 0, from: start }];
  let json = "";
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '"') {
      const quoted = readQuoted(text, at);
      json += quoted.json;
      at = quoted.end;
      if (quoted.long) pieces.push({ at: json.length, from: at });
    } else if (sign === "#" || text.startsWith("//", at) || text.startsWith("/*", at)) {
      at = skipBlank(text, at);
      pieces.push({ at: json.length, from: at });
    } else if (sign === "\n" && (depth === 0 || startsStep(text, at + 1))) {
      return { json, pieces, end: at };
    } else {
      depth += "{[".includes(sign) ? 1 : "}]".includes(sign) ? -1 : 0;
      json += sign;
      at++;
    }
  }
  return { json, pieces, end: at };
}

/** Where a character of a body stands in the text; of a long string, at most its last quote. */
export function textOffset(pieces: readonly BodyPiece[], at: number): number {
  const found = pieces.findLastIndex((piece) => piece.at <= at);
  const { at: begins, from } = pieces[found] ?? { at: 0, from: 0 };
  return Math.min(from + at - begins, (pieces[found + 1]?.from ?? Number.POSITIVE_INFINITY) - 1);
}

function startsStep(text: string, at: number): boolean {
  const line = text.slice(at, endOfLine(text, at));
  return requestLine.test(line) || clockLine.test(line);
}

function readQuoted(text: string, at: number): { json: string; end: number; long: boolean } {
  if (text.startsWith('"""', at)) {
    const close = text.indexOf('"""', at + 3);
    const end = close < 0 ? text.length : close;
    const json = JSON.stringify(text.slice(at + 3, end));
    return { json, end: Math.min(text.length, end + 3), long: true };
  }
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== '"' && text.charAt(end) !== "\n") {
    end += text.charAt(end) === "\\" ? 2 : 1;
  }
  const stop = text.charAt(end) === '"' ? end + 1 : end;
  return { json: text.slice(at, stop), end: Math.min(stop, text.length), long: false };
}
