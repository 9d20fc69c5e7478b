import type { RecordedOutcome } from "@/content/course";

/** One row of a figure's query, by column name. */
export type FigureRow = Record<string, string | null>;

/** The recorded rows of a query; none when it was not recorded or ended in an error. */
export function figureRows(rows: Record<string, RecordedOutcome>, query: string): FigureRow[] {
  const outcome = rows[query];
  if (outcome?.kind !== "rows") return [];
  return outcome.rows.map((row) =>
    Object.fromEntries(outcome.columns.map(({ name }, index) => [name, row[index] ?? null])),
  );
}

/** An amount with two decimals as whole cents: sums of them are exact. */
export function cents(amount: string | null | undefined): number {
  const [whole = "0", part = ""] = (amount ?? "0").split(".");
  return Number(`${whole}${part.padEnd(2, "0").slice(0, 2)}`);
}

/** Cents as an amount, `12.50`. */
export function amountText(value: number): string {
  return `${Math.trunc(value / 100)}.${String(Math.abs(value % 100)).padStart(2, "0")}`;
}
