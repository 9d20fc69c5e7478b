import type { Column, ErrorOutcome, Value } from "@/sandbox/outcome";
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
