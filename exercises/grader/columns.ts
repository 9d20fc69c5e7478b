import type { Compare } from "../schema";
import type { Difference } from "./difference";
import { familyOf, normalizerOf } from "./normalize";
import { rowKey } from "./row-bag";
import type { Result } from "./result";

/** The result with its columns at the expected places, or why it cannot be brought there. */
export function compareColumns(
  expected: Result,
  got: Result,
  policy: Compare,
): { result: Result } | { difference: Difference } {
  if (policy.columns === "name") return byName(expected, got);
  if (expected.columns.length !== got.columns.length) {
    return { difference: { kind: "column-count", expected: expected.columns, got: got.columns } };
  }
  if (policy.names === "required") {
    const wrong = namesDifference(expected, got);
    if (wrong) return { difference: wrong };
  }
  const swapped = otherOrder(expected, got);
  return swapped ? { difference: swapped } : { result: got };
}

function byName(expected: Result, got: Result): { result: Result } | { difference: Difference } {
  const difference = namesDifference(expected, got);
  if (difference) return { difference };
  const places = placesByName(
    expected.columns.map(({ name }) => name),
    got.columns.map(({ name }) => name),
  );
  return { result: permuted(got, places) };
}

/** Where each expected name stands; two columns of one name are taken in their order. */
function placesByName(expected: string[], got: string[]): number[] {
  const free = [...got.keys()];
  return expected.map((name) => {
    const at = free.findIndex((place) => got[place] === name);
    return free.splice(at, 1)[0] ?? 0;
  });
}

function namesDifference(expected: Result, got: Result): Difference | undefined {
  const wanted = expected.columns.map(({ name }) => name);
  const is = got.columns.map(({ name }) => name);
  const missing = without(wanted, is);
  const extra = without(is, wanted);
  if (missing.length === 0 && extra.length === 0) return undefined;
  return { kind: "column-names", missing, extra, columns: wanted };
}

function without(names: string[], others: string[]): string[] {
  const left = [...others];
  return names.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The expected rows, but the columns change places: said only when putting them back makes the rows equal. */
function otherOrder(expected: Result, got: Result): Difference | undefined {
  const wanted = expected.columns.map(({ name }) => name);
  const is = got.columns.map(({ name }) => name);
  const moved = wanted.some((name, i) => name !== is[i]);
  if (!moved || without(wanted, is).length > 0 || sameRows(expected, got)) return undefined;
  if (!sameRows(expected, permuted(got, placesByName(wanted, is)))) return undefined;
  return { kind: "column-order", expected: wanted, got: is };
}

function sameRows(expected: Result, got: Result): boolean {
  const families = ({ columns }: Result): string => columns.map(familyOf).join();
  if (families(expected) !== families(got) || expected.rows.length !== got.rows.length) return false;
  const keys = ({ columns, rows }: Result): string[] => {
    const normalizers = columns.map(normalizerOf);
    return rows.map((row) => rowKey(row.map((value, i) => normalizers[i]?.(value) ?? null))).sort();
  };
  const [wanted, is] = [keys(expected), keys(got)];
  return wanted.every((key, i) => key === is[i]);
}

function permuted({ columns, rows }: Result, places: number[]): Result {
  return {
    columns: places.flatMap((place) => columns[place] ?? []),
    rows: rows.map((row) => places.map((place) => row[place] ?? null)),
  };
}
