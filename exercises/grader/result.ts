import type { Column, Outcome, RowsOutcome, Value } from "@/sandbox/outcome";

/** A result as it is compared: columns in order, rows as arrays of PostgreSQL's own text. */
export interface Result {
  columns: Column[];
  rows: Value[][];
}

/** The results among some outcomes: statements that gave rows, or could have. Lines of COPY are no rows. */
export function resultsOf(outcomes: Outcome[]): Result[] {
  return outcomes
    .filter(
      (outcome): outcome is RowsOutcome =>
        outcome.kind === "rows" && outcome.columns.length > 0 && !outcome.command.startsWith("COPY"),
    )
    .map(({ columns, rows }) => ({ columns, rows }));
}
