import type { AnyOutcome } from "../result-words";

/** True for the result of EXPLAIN (FORMAT JSON). */
export function isPlan(outcome: AnyOutcome): boolean {
  if (outcome.kind !== "rows" || outcome.columns.length !== 1 || outcome.rows.length !== 1) return false;
  const [column] = outcome.columns;
  return column?.name === "QUERY PLAN" && column.type === "json";
}
