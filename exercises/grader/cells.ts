import type { Value } from "@/sandbox/outcome";

/** An expected row, the row that stands in its place, and the columns (0-based) in which they differ. */
export interface CellPair {
  expected: Value[];
  got: Value[];
  columns: number[];
}

/** Above this, looking for pairs costs more than it tells. */
const mostRows = 200;

/**
 * Pairs missing with extra rows when each extra row is a missing one with at most half of its cells changed. Undefined
 * when any row finds no partner: then rows are missing and extra, and no cell is to blame.
 */
export function differentCells(missing: Value[][], extra: Value[][]): CellPair[] | undefined {
  const width = missing[0]?.length ?? 0;
  if (missing.length !== extra.length || missing.length > mostRows || width < 2) return undefined;
  const left = [...extra];
  const pairs: CellPair[] = [];
  for (const expected of missing) {
    const distances = left.map((got) => changed(expected, got));
    const best = distances.reduce(
      (at, columns, i) => (columns.length < (distances[at]?.length ?? 99) ? i : at),
      0,
    );
    const columns = distances[best];
    const [got] = left.splice(best, 1);
    if (!columns || !got || columns.length * 2 > width) return undefined;
    pairs.push({ expected, got, columns });
  }
  return pairs;
}

function changed(expected: Value[], got: Value[]): number[] {
  return expected.flatMap((value, i) => (value === got[i] ? [] : [i]));
}
