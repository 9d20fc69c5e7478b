import type { ErrorOutcome, Notice, Value } from "@/sandbox/outcome";
import type { RecordedOutcome } from "./course";

/** A recorded result in few letters: it stands in the page beside the table it draws. */
export type PackedOutcome = PackedRows | ErrorOutcome | Extract<RecordedOutcome, { kind: "reply" }>;

interface PackedRows {
  /** `20|bigint|id`: oid, type, name. */
  c: string[];
  r: Value[][];
  /** Command tag. */
  t: string;
  /** Row count, where it is not the number of rows. */
  n?: number | null;
  cut?: true;
  told?: Notice[];
}

/** Packs outcomes for a page; `unpackOutcomes` gives them back unchanged. */
export function packOutcomes(outcomes: RecordedOutcome[]): PackedOutcome[] {
  return outcomes.map((outcome) => {
    if (outcome.kind !== "rows") return outcome;
    const { columns, rows, rowCount, truncated, command, notices } = outcome;
    return {
      c: columns.map(({ oid, type, name }) => `${oid}|${type}|${name}`),
      r: rows,
      t: command,
      ...(rowCount === rows.length ? {} : { n: rowCount }),
      ...(truncated ? { cut: true as const } : {}),
      ...(notices.length > 0 ? { told: notices } : {}),
    };
  });
}

/** The outcomes that were packed. */
export function unpackOutcomes(packed: PackedOutcome[]): RecordedOutcome[] {
  return packed.map((one) => {
    if ("kind" in one) return one;
    return {
      kind: "rows",
      columns: one.c.map(unpackColumn),
      rows: one.r,
      rowCount: one.n === undefined ? one.r.length : one.n,
      truncated: one.cut ?? false,
      command: one.t,
      notices: one.told ?? [],
      ms: null,
    };
  });
}

/** A name may hold the sign that separates; an oid and a type do not. */
function unpackColumn(packed: string): { name: string; type: string; oid: number } {
  const [oid = "", type = "", ...name] = packed.split("|");
  return { oid: Number(oid), type, name: name.join("|") };
}
