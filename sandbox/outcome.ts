/** What running one statement or request gave. Plain data: it crosses threads and requests whole. */
export type Outcome = RowsOutcome | ReplyOutcome | ErrorOutcome | StoppedOutcome | BrokenOutcome;

/** A statement that ran to its end. One without a result set (UPDATE, CREATE) has no columns. */
export interface RowsOutcome {
  kind: "rows";
  columns: Column[];
  /** Rows as arrays, never objects: two columns may have one name. At most `Limits.rows` of them. */
  rows: Value[][];
  /** How many rows the statement gave or touched; `null` when its command tag carries no count (CREATE TABLE). */
  rowCount: number | null;
  /** True when `rows` holds fewer rows than the statement gave. */
  truncated: boolean;
  /** PostgreSQL's command tag, for example `SELECT 4` or `CREATE TABLE`. */
  command: string;
  /** RAISE NOTICE and warnings that arrived while the statement ran, in order. */
  notices: Notice[];
  /** Wall time inside the engine, milliseconds. */
  ms: number;
}

/** An answer of the search or object engine. */
export interface ReplyOutcome {
  kind: "reply";
  status: number;
  headers: Record<string, string>;
  body: unknown;
  ms: number;
}

/** The engine refused the statement. Fields are PostgreSQL's own, unchanged. */
export interface ErrorOutcome {
  kind: "error";
  /** SQLSTATE. */
  code: string;
  message: string;
  /** 1-based, counted in characters (code points) from the start of the whole text that was run. */
  position?: number;
  hint?: string;
  detail?: string;
  /** True when a RAISE in PL/pgSQL made it: then the SQLSTATE is whatever its author chose. */
  raised?: true;
  /** Messages that came before the error. */
  notices: Notice[];
}

/** Stopped from outside: by a limit, or by the person who pressed Stop. */
export interface StoppedOutcome {
  kind: "stopped";
  limit: "time" | "rows" | "bytes" | "memory" | "person";
}

/** Our side failed: the engine gave no complete reply. It has been restored; this is never "no rows". */
export interface BrokenOutcome {
  kind: "broken";
  reason: string;
}

export interface Column {
  name: string;
  /** As PostgreSQL names it: `integer`, `text`, `numeric(12,2)`, `timestamp with time zone`. */
  type: string;
  /** Type oid; 0 for engines without oids. */
  oid: number;
}

/** PostgreSQL's own text of a value, so that nothing is lost (numeric, int8, microseconds, infinity). `null` is NULL. */
export type Value = string | null;

export interface Notice {
  severity: string;
  code: string;
  message: string;
}
