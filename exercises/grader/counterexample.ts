import type { Column, ErrorOutcome, Value } from "@/sandbox/outcome";
import type { Json } from "./console/json-value";
import type { Result } from "./result";

/** A table of a counter-example as it is drawn: the columns that matter. */
export interface ShownTable {
  name: string;
  columns: Column[];
  rows: Value[][];
}

/** The fewest rows on which an answer is wrong. Hidden values are replaced by made-up ones: it may be shown. */
export interface CounterExample {
  tables: ShownTable[];
  yours: Result | ErrorOutcome;
  expected: Result;
  /** Statements that put exactly these rows into the dataset's tables. */
  load: string;
  /** Pairs of runs that the search took. */
  runs: number;
}

/** What a search was answered with, as it is drawn. */
export interface ReplyShown {
  status: number | null;
  /** What kind of error it is. */
  reason?: string;
  hits?: { id: string; score: number | null }[];
  /** What the compared paths of the body lead to, as JSON: one text for each path. */
  values?: string[];
}

/** The fewest documents on which an answer is wrong. Hidden values are replaced by made-up ones: it may be shown. */
export interface DocumentsCounterExample {
  documents: { index: string; id: string; source: { [field: string]: Json } }[];
  yours: ReplyShown;
  expected: ReplyShown;
  /** The request after the answer whose reply is shown; without it, it is the answer's own. */
  probe?: string;
  /** Console text that puts exactly these documents into the dataset's indices. */
  load: string;
  /** Pairs of runs that the search took. */
  runs: number;
}
