/** One statement the answer sent. */
export interface SentStatement {
  text: string;
  /** Plain JSON values; a Date has become its ISO string. `undefined`: the answer gave none. */
  values: unknown[] | undefined;
}

/** What the default export is called with, after the client. Values that survive JSON. */
export interface Call {
  args: unknown[];
}

/** What a program may use. */
export interface ProgramLimits {
  /** Wall time from the first line to the last, waiting for the database included; milliseconds. */
  ms: number;
  /** Of the program's heap, bytes. Below a megabyte not even the start fits. */
  memory: number;
  /** How many statements it may send. */
  statements: number;
}

/** What a call of the answer gave. Plain data: it crosses threads and requests whole. */
export type ProgramOutcome =
  | ReturnedOutcome
  | ThrewOutcome
  | SyntaxOutcome
  /** A limit ended it. */
  | { kind: "stopped"; limit: LimitName; sent: SentStatement[] };

/** The promise was fulfilled; `value` went through JSON, and is undefined when the function returned nothing. */
export interface ReturnedOutcome {
  kind: "returned";
  value: unknown;
  sent: SentStatement[];
}

/** The function, or the module around it, threw. */
export interface ThrewOutcome {
  kind: "threw";
  name: string;
  message: string;
  /** SQLSTATE, when an error of the database came through uncaught. */
  code?: string;
  /** 1-based line of the answer: where it was thrown, or where the failed statement was sent. */
  line?: number;
  sent: SentStatement[];
}

/** The text is no module that could be called; nothing of the function ran. Line and column count from 1. */
export interface SyntaxOutcome {
  kind: "syntax";
  message: string;
  line?: number;
  column?: number;
}

/** The limits that can end a program. */
export type LimitName = "time" | "memory" | "statements";
