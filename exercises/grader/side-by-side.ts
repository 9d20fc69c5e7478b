import type { Value } from "@/sandbox/outcome";
import type { Compare } from "../schema";
import { normalized } from "./compare";
import { compareColumns } from "./columns";
import type { Result } from "./result";
import { rowKey } from "./row-bag";

/** One height of two tables: the row of each side, `null` where that side has no such row. */
export interface Line {
  expected: Value[] | null;
  got: Value[] | null;
}

/** Lines of two tables from the first difference on. */
export interface SideBySide {
  lines: Line[];
  /** Number of the first line shown, counted from 1. */
  from: number;
  /** Rows of each side in all. */
  expected: number;
  got: number;
}

/** The most lines that are shown, and those of them that agree before the first difference. */
const most = 12;
const before = 2;

/**
 * Sets a result beside the expected one: equal rows on one height, in the expected order; a row that only one side has stands
 * alone. Undefined when their columns do not fit, or numbers count as equal within a tolerance: then nothing can be lined up.
 */
export function sideBySide(expected: Result, got: Result, policy: Compare): SideBySide | undefined {
  const columns = compareColumns(expected, got, policy);
  if ("difference" in columns || policy.numbers !== "exact") return undefined;
  const keys = (result: Result): string[] => normalized(result).rows.map(rowKey);
  const all = linesOf(expected.rows, keys(expected), columns.result.rows, keys(columns.result));
  const first = all.findIndex((line) => line.expected === null || line.got === null);
  const start = Math.max(0, first - before);
  return {
    lines: all.slice(start, start + most),
    from: start + 1,
    expected: expected.rows.length,
    got: got.rows.length,
  };
}

/** The same for rows that are few, and equal only when they are written alike. As many rows left over on both sides are set against each other. */
export function pairedLines(expected: Value[][], got: Value[][]): Line[] {
  const lines = linesOf(expected, expected.map(rowKey), got, got.map(rowKey));
  const lonely = lines.flatMap((line) => (line.expected === null && line.got ? [line.got] : []));
  const missing = lines.filter((line) => line.got === null);
  if (lonely.length !== missing.length) return lines;
  return lines.flatMap((line) => {
    if (line.expected === null) return [];
    return [line.got === null ? { ...line, got: lonely.shift() ?? null } : line];
  });
}

/** Expected rows in their order, each beside an equal one; a row nobody expected comes after the row before it. */
function linesOf(expected: Value[][], wanted: string[], got: Value[][], given: string[]): Line[] {
  const waiting = new Map<string, number[]>();
  for (const [i, key] of wanted.entries()) waiting.set(key, [...(waiting.get(key) ?? []), i]);
  const partners = new Map<number, Value[]>();
  const extra = new Map<number, Value[][]>();
  let last = -1;
  for (const [i, key] of given.entries()) {
    const row = got[i] ?? [];
    const partner = waiting.get(key)?.shift();
    if (partner === undefined) extra.set(last, [...(extra.get(last) ?? []), row]);
    else {
      partners.set(partner, row);
      last = partner;
    }
  }
  const alone = (at: number): Line[] => (extra.get(at) ?? []).map((row) => ({ expected: null, got: row }));
  return [
    ...alone(-1),
    ...expected.flatMap((row, i) => [{ expected: row, got: partners.get(i) ?? null }, ...alone(i)]),
  ];
}
