import type { Value } from "@/sandbox/outcome";
import type { Compare } from "../schema";
import { differentCells } from "./cells";
import { compareColumns } from "./columns";
import { type Difference, shownRows } from "./difference";
import { familyOf, normalizerOf } from "./normalize";
import { firstDisorder } from "./order";
import { RowBag } from "./row-bag";
import type { Result } from "./result";

/** Undefined when the results are equal under the policy, else the first useful difference. Pure: no engine, no wording. */
export function compareResults(expected: Result, got: Result, policy: Compare): Difference | undefined {
  const columns = compareColumns(expected, got, policy);
  if ("difference" in columns) return columns.difference;
  const { result } = columns;
  return (
    typeDifference(expected, result) ??
    dateStyleDifference(result) ??
    rowDifference(normalized(expected), normalized(result), policy, expected) ??
    firstDisorder(normalized(expected).rows, normalized(result).rows, policy)
  );
}

/** The same result with every value in the form that equal values share. */
export function normalized({ columns, rows }: Result): Result {
  const normalizers = columns.map(normalizerOf);
  return { columns, rows: rows.map((row) => row.map((value, i) => normalizers[i]?.(value) ?? null)) };
}

function typeDifference(expected: Result, got: Result): Difference | undefined {
  for (const [column, one] of expected.columns.entries()) {
    const [wanted, is] = [familyOf(one), familyOf(got.columns[column] ?? one)];
    // A column of nothing but NULL has whatever type its writer gave it, often none.
    const told = got.rows.some((row) => row[column] !== null) || got.rows.length === 0;
    if (wanted !== is && told) {
      return { kind: "type", column, name: one.name, expected: wanted, got: is };
    }
  }
  return undefined;
}

const datedTypes = /^(?:date|timestamp)\b/;
const isoDate = /^(?:\d{4,}-\d\d-\d\d|-?infinity$)/;

function dateStyleDifference(got: Result): Difference | undefined {
  for (const [column, { name, type }] of got.columns.entries()) {
    if (!datedTypes.test(type) || type.endsWith("[]")) continue;
    const texts = got.rows.flatMap((row) => row[column] ?? []);
    if (texts.some((text) => !isoDate.test(text))) return { kind: "date-style", column, name };
  }
  return undefined;
}

function rowDifference(
  expected: Result,
  got: Result,
  policy: Compare,
  asWritten: Result,
): Difference | undefined {
  const bag = new RowBag(expected, policy.numbers);
  const { missing, extra } = bag.differ(got.rows, policy.rows);
  if (missing.length === 0 && extra.length === 0) return undefined;
  const again = bag.duplicates(got.rows);
  if (again.length > 0) return { kind: "duplicates", rows: again.slice(0, shownRows), count: again.length };
  const shown = (rows: Value[][]): Value[][] => rows.slice(0, shownRows);
  const cells = differentCells(missing, extra);
  if (cells) return { kind: "cells", pairs: cells.slice(0, shownRows), count: cells.length };
  return {
    kind: "rows",
    missing: { count: missing.length, rows: shown(missing) },
    extra: { count: extra.length, rows: shown(extra) },
    expected: asWritten.rows.length,
    got: got.rows.length,
  };
}
