import type { Value } from "@/sandbox/outcome";
import type { Compare } from "../schema";
import { familyOf } from "./normalize";
import type { Result } from "./result";

/** A text that two rows share exactly when they are equal; a value may hold anything, also what looks like a separator. */
export function rowKey(row: readonly Value[]): string {
  return row.map((value) => (value === null ? "N" : `V${value.length}:${value}`)).join("");
}

/** Expected rows as a multiset, ready to be compared with others. Values are normalized. */
export class RowBag {
  /** Columns compared within a tolerance; the others by value. */
  private readonly loose: number[];

  constructor(
    private readonly expected: Result,
    private readonly numbers: Compare["numbers"],
  ) {
    this.loose =
      numbers === "exact"
        ? []
        : expected.columns.flatMap((one, i) => (familyOf(one) === "number" ? [i] : []));
  }

  /** Rows that should be there and are not, and rows that should not. */
  differ(got: Value[][], rows: Compare["rows"]): { missing: Value[][]; extra: Value[][] } {
    const [wanted, given] =
      rows === "set" ? [this.distinct(this.expected.rows), this.distinct(got)] : [this.expected.rows, got];
    const waiting = new Map<string, Value[][]>();
    for (const row of this.ascending(wanted)) {
      const key = this.looseKey(row);
      const same = waiting.get(key);
      if (same) same.push(row);
      else waiting.set(key, [row]);
    }
    const extra = this.ascending(given).filter((row) => {
      const candidates = waiting.get(this.looseKey(row));
      const index = candidates?.findIndex((one) => this.within(one, row)) ?? -1;
      if (index < 0) return true;
      candidates?.splice(index, 1);
      return false;
    });
    return { missing: [...waiting.values()].flat(), extra };
  }

  /** Rows that stand in both, but not equally often; empty when any row stands in one only. */
  duplicates(got: Value[][]): { row: Value[]; expected: number; got: number }[] {
    if (this.loose.length > 0) return [];
    const [wanted, given] = [counted(this.expected.rows), counted(got)];
    if (wanted.size !== given.size) return [];
    const found: { row: Value[]; expected: number; got: number }[] = [];
    for (const [key, { row, count }] of wanted) {
      const other = given.get(key)?.count;
      if (other === undefined) return [];
      if (other !== count) found.push({ row, expected: count, got: other });
    }
    return found;
  }

  private distinct(rows: Value[][]): Value[][] {
    return [...counted(rows).values()].map(({ row }) => row);
  }

  /** Taking the smallest first never leaves a partner over that another order would have found, for one loose column. */
  private ascending(rows: Value[][]): Value[][] {
    const [column] = this.loose;
    return column === undefined
      ? rows
      : rows.toSorted((a, b) => ascending(Number(a[column]), Number(b[column])));
  }

  private looseKey(row: Value[]): string {
    return this.loose.length === 0 ? rowKey(row) : rowKey(row.filter((_, i) => !this.loose.includes(i)));
  }

  private within(one: Value[], other: Value[]): boolean {
    return this.loose.every((i) => near(one[i] ?? null, other[i] ?? null, this.numbers));
  }
}

/** Equal, or numbers no further apart than the tolerance. NaN equals NaN. */
function near(one: Value, other: Value, numbers: Compare["numbers"]): boolean {
  if (one === other) return true;
  if (one === null || other === null || numbers === "exact") return false;
  const [a, b] = [Number(one), Number(other)];
  // Infinity is as far from any number as can be, and no further from itself.
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  // 1.01 - 1.00 is a little more than 0.01 in binary: what a person declared counts, not the last bit.
  return Math.abs(a - b) <= numbers.tolerance + 2 * Number.EPSILON * (Math.abs(a) + Math.abs(b));
}

/** NaN stands last, as in PostgreSQL. */
function ascending(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a === b ? 0 : a < b ? -1 : 1;
}

function counted(rows: Value[][]): Map<string, { row: Value[]; count: number }> {
  const counts = new Map<string, { row: Value[]; count: number }>();
  for (const row of rows) {
    const key = rowKey(row);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { row, count: 1 });
  }
  return counts;
}
