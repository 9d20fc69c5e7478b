import type { Column, Value } from "@/sandbox/outcome";

/** Rows to show, at most `shownRows` of them; `count` counts all. */
export interface SomeRows {
  count: number;
  rows: Value[][];
}

/** The most rows that a difference carries for showing. */
export const shownRows = 5;

/** The first useful way in which a result is not the expected one. */
export type Difference =
  /** No statement gave a result. */
  | { kind: "no-result" }
  /** More than one statement gave a result. */
  | { kind: "several-results"; count: number }
  | { kind: "column-count"; expected: Column[]; got: Column[] }
  /** By name: what is not there, and what nobody asked for. */
  | { kind: "column-names"; missing: string[]; extra: string[]; columns: string[] }
  /** The right columns, at other places. */
  | { kind: "column-order"; expected: string[]; got: string[] }
  /** The answer set another style of dates: SQL's `01/02/2025` has two readings, so only ISO is compared. */
  | { kind: "date-style"; column: number; name: string }
  | { kind: "type"; column: number; name: string; expected: string; got: string }
  /** The right rows, some of them too often or too seldom. */
  | { kind: "duplicates"; rows: { row: Value[]; expected: number; got: number }[]; count: number }
  /** The right number of rows, which are right but for some cells. Columns are 0-based. */
  | { kind: "cells"; pairs: { expected: Value[]; got: Value[]; columns: number[] }[]; count: number }
  | { kind: "rows"; missing: SomeRows; extra: SomeRows; expected: number; got: number }
  /** The right rows in another order, from this row on (1-based). `alike`: columns in which both rows agree there. */
  | { kind: "order"; from: number; expected: Value[]; got: Value[]; alike: number[] };
