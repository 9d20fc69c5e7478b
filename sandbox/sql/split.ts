/** One statement of a text: `text.slice(start, end)`, without the semicolon and without blanks around it. UTF-16 offsets. */
export interface Statement {
  text: string;
  start: number;
  end: number;
}

export type Split =
  | { ok: true; statements: Statement[] }
  /** A psql backslash line, or a quote that never ends: nothing of the text is run from here on. */
  | { ok: false; statements: Statement[]; offset: number; message: string; hint: string };

const identifierStart = /[A-Za-z_\u0080-\uffff]/;
const identifierPart = /[A-Za-z0-9_$\u0080-\uffff]/;

/**
 * Cuts a text into statements as psql does: at semicolons outside quotes, comments, dollar quotes,
 * parentheses and `BEGIN ATOMIC ... END` bodies (PostgreSQL documentation, chapter 4.1 "Lexical Structure").
 */
export function splitStatements(text: string): Split {
  const statements: Statement[] = [];
  const body = new BodyDepth();
  let start = 0;
  let i = 0;
  let blank = true;
  const close = (end: number): void => {
    const statement = trimmed(text, start, end);
    if (!blank && statement) statements.push(statement);
    body.reset();
    blank = true;
  };
  while (i < text.length) {
    const c = text[i] as string;
    const skipped = skipSpaceOrComment(text, i);
    if (skipped > i) {
      i = skipped;
      continue;
    }
    if (c === "\\") return { ok: false, statements, offset: i, ...backslashLine(text, i) };
    if (c === ";" && body.closed) {
      close(i);
      start = ++i;
      continue;
    }
    blank = false;
    const token = skipToken(text, i);
    if (token.word === undefined) body.other();
    else body.word(token.word);
    if (c === "(" || c === "[") body.open();
    if (c === ")" || c === "]") body.shut();
    i = token.end;
  }
  close(text.length);
  return { ok: true, statements };
}

/** Depth of parentheses and of `BEGIN ATOMIC` bodies, inside which a semicolon does not end the statement. */
class BodyDepth {
  private parentheses = 0;
  private blocks = 0;
  private words = 0;
  private creating = false;
  /** True in CREATE [OR REPLACE] FUNCTION or PROCEDURE: nothing else has such a body. */
  private routine = false;
  private previous = "";

  get closed(): boolean {
    return this.parentheses === 0 && this.blocks === 0;
  }

  word(word: string): void {
    const lower = word.toLowerCase();
    this.words += 1;
    if (this.words === 1) this.creating = lower === "create";
    else if (this.creating && this.words <= 4 && /^(function|procedure)$/.test(lower)) this.routine = true;
    if (this.routine) {
      if (lower === "atomic" && this.previous === "begin") this.blocks += 1;
      else if (this.blocks > 0 && lower === "case") this.blocks += 1;
      else if (this.blocks > 0 && lower === "end") this.blocks -= 1;
    }
    this.previous = lower;
  }

  /** Anything between two words parts them. */
  other(): void {
    this.previous = "";
  }

  open(): void {
    this.parentheses += 1;
  }

  shut(): void {
    this.parentheses = Math.max(0, this.parentheses - 1);
  }

  reset(): void {
    this.parentheses = 0;
    this.blocks = 0;
    this.words = 0;
    this.creating = false;
    this.routine = false;
    this.previous = "";
  }
}

/** End of the blanks or of the comment at `i`; `i` itself when there is none. An unfinished comment runs to the end. */
function skipSpaceOrComment(text: string, i: number): number {
  if (/\s/.test(text[i] as string)) return i + 1;
  if (text.startsWith("--", i)) {
    const end = text.indexOf("\n", i);
    return end < 0 ? text.length : end + 1;
  }
  if (!text.startsWith("/*", i)) return i;
  let depth = 1;
  let at = i + 2;
  while (at < text.length && depth > 0) {
    if (text.startsWith("/*", at)) {
      depth += 1;
      at += 2;
    } else if (text.startsWith("*/", at)) {
      depth -= 1;
      at += 2;
    } else at += 1;
  }
  return at;
}

function skipToken(text: string, i: number): { end: number; word?: string } {
  const c = text[i] as string;
  if (c === '"') return { end: skipQuoted(text, i + 1, '"', false) };
  if (c === "'") return { end: skipQuoted(text, i + 1, "'", false) };
  if (c === "$") return { end: skipDollarQuoted(text, i) };
  if (!identifierStart.test(c)) return { end: i + 1 };
  let end = i + 1;
  while (end < text.length && identifierPart.test(text[end] as string)) end += 1;
  const word = text.slice(i, end);
  // E'...' is the only prefix under which a backslash escapes a quote; U&'...', B'...', X'...' and N'...' double it.
  if (text[end] === "'" && /^e$/i.test(word)) return { end: skipQuoted(text, end + 1, "'", true) };
  return { end, word };
}

function skipQuoted(text: string, from: number, quote: string, backslash: boolean): number {
  let i = from;
  while (i < text.length) {
    if (backslash && text[i] === "\\") i += 2;
    else if (text[i] !== quote) i += 1;
    else if (text[i + 1] === quote) i += 2;
    else return i + 1;
  }
  return text.length;
}

function skipDollarQuoted(text: string, i: number): number {
  const tag = /^\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/.exec(text.slice(i, i + 130))?.[0];
  if (tag === undefined) return i + 1;
  const end = text.indexOf(tag, i + tag.length);
  return end < 0 ? text.length : end + tag.length;
}

function trimmed(text: string, from: number, to: number): Statement | undefined {
  let start = from;
  while (start < to) {
    const next = skipSpaceOrComment(text, start);
    if (next === start) break;
    start = Math.min(next, to);
  }
  let end = to;
  while (end > start && /\s/.test(text[end - 1] as string)) end -= 1;
  return end > start ? { text: text.slice(start, end), start, end } : undefined;
}

function backslashLine(text: string, i: number): { message: string; hint: string } {
  const command = /^\\[^\s;]*/.exec(text.slice(i, i + 40))?.[0] ?? "\\";
  return {
    message: `${command} is a command of psql, not SQL`,
    hint: "A line that begins with a backslash is read by the program psql and never reaches the server. Remove the line.",
  };
}
