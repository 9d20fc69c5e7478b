import { type Instant, instantText } from "./instant";

/** What stands in a field; an instant is wrapped, so that no number is taken for one. */
export type Field = string | number | boolean | null | { instant: Instant };

/** Rows of one table, in the order in which they are stored. */
export interface Table {
  name: string;
  columns: string[];
  rows: Field[][];
  /** The id counts up by itself: the sequence goes on after the highest. */
  identity?: boolean;
}

/** Rows of one INSERT: PostgreSQL's parser takes longer per row when there are many more. */
const rowsPerInsert = 2_000;

/** The statements that fill a table, and put its sequence behind the highest id. */
export function insertText({ name, columns, rows, identity = false }: Table): string {
  const parts: string[] = [];
  const overriding = identity ? " OVERRIDING SYSTEM VALUE" : "";
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    const lines = rows.slice(from, from + rowsPerInsert).map((row) => `  (${row.map(literal).join(", ")})`);
    parts.push(`INSERT INTO ${name} (${columns.join(", ")})${overriding} VALUES\n${lines.join(",\n")};\n`);
  }
  if (identity && rows.length > 0) {
    parts.push(`SELECT setval(pg_get_serial_sequence('${name}', 'id'), (SELECT max(id) FROM ${name}));\n`);
  }
  return parts.join("");
}

function literal(field: Field): string {
  if (field === null) return "NULL";
  if (typeof field === "object") return `'${instantText(field.instant)}'`;
  return typeof field === "string" ? `'${field.replaceAll("'", "''")}'` : String(field);
}

/** Cents as a numeric literal: exact, whatever the arithmetic before. */
export const euros = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
