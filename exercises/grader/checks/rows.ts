import type { Outcome } from "@/sandbox/outcome";
import type { Compare } from "../../schema";
import { compareResults, normalized } from "../compare";
import type { Difference } from "../difference";
import { rowKey } from "../row-bag";
import { type Result, resultsOf } from "../result";

/** Results that the statements of the answer gave; a right answer gives one. */
export interface RowsObservation {
  kind: "rows";
  results: Result[];
}

/** What a rows check sees of an answer that ran. */
export function observeRows(outcomes: Outcome[]): RowsObservation {
  return { kind: "rows", results: resultsOf(outcomes) };
}

/** How the answer's result is not the expected one; undefined when it is. */
export function judgeRows(
  expected: RowsObservation,
  got: RowsObservation,
  policy: Compare,
): Difference | undefined {
  const [wanted] = expected.results;
  const [result, ...more] = got.results;
  if (!wanted) throw new Error("The reference gave no result.");
  if (!result) return { kind: "no-result" };
  if (more.length > 0) return { kind: "several-results", count: got.results.length };
  return compareResults(wanted, result, policy);
}

/** A text that two results share exactly when the policy cannot tell them apart (tolerance aside). */
export function printRows({ results }: RowsObservation, policy: Compare): string {
  return results.map((result) => printResult(result, policy)).join("\n\n");
}

function printResult(result: Result, { order, columns, rows: times }: Compare): string {
  const { rows } = normalized(result);
  const names = columns === "name" ? result.columns.map(({ name }) => name).join("|") : "";
  const keys = rows.map(rowKey);
  if (times === "set") return [names, ...[...new Set(keys)].sort()].join("\n");
  if (order === "total") return [names, ...keys].join("\n");
  if (order === "none") return [names, ...keys.sort()].join("\n");
  const groups: string[][] = [];
  let last: string | undefined;
  for (const [i, row] of rows.entries()) {
    const group = rowKey(order.by.map((column) => row[column - 1] ?? null));
    if (group !== last) groups.push([]);
    groups.at(-1)?.push(keys[i] ?? "");
    last = group;
  }
  return [names, ...groups.flatMap((group) => group.sort())].join("\n");
}
