import { cents, type FigureRow } from "@/app/_ui/figures/figure-rows";

/** Rows that agree in some keys, folded into one. */
export interface Group {
  /** Values of the keys, in their order. */
  keys: string[];
  rows: FigureRow[];
  /** In cents. */
  sum: number;
}

/** Groups rows by columns, in the order of their keys; without a column there is one group of all rows. */
export function groupRows(rows: FigureRow[], columns: string[], amount: string): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const keys = columns.map((column) => row[column] ?? "");
    const group = groups.get(keys.join("\0")) ?? { keys, rows: [], sum: 0 };
    group.rows.push(row);
    group.sum += cents(row[amount]);
    groups.set(keys.join("\0"), group);
  }
  return [...groups.values()].sort((a, b) => a.keys.join("\0").localeCompare(b.keys.join("\0"), "en"));
}
