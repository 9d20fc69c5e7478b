import type { Column, Value } from "@/sandbox/outcome";
import { isNumeric } from "./value-view";

/** What can be put on the clipboard. */
export interface Grid {
  columns: Column[];
  rows: Value[][];
}

/** The formats of the copy menu, in its order. */
export const copyFormats = ["TSV", "CSV", "Markdown", "INSERT"] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** The whole result as text. NULL is nothing in TSV and CSV (an empty text is `""` in CSV), `NULL` in the others. */
export function copyAs(format: CopyFormat, grid: Grid): string {
  switch (format) {
    case "TSV":
      return lines(grid, "\t", tsvCell);
    case "CSV":
      return lines(grid, ",", csvCell);
    case "Markdown":
      return markdown(grid);
    case "INSERT":
      return insert(grid);
  }
}

function lines({ columns, rows }: Grid, separator: string, cell: (value: Value) => string): string {
  const head = columns.map((column) => cell(column.name));
  return [head, ...rows.map((row) => row.map(cell))].map((row) => `${row.join(separator)}\n`).join("");
}

/** Tabs and line ends would break the grid when pasted into a sheet. */
function tsvCell(value: Value): string {
  return (value ?? "").replace(/[\t\r\n]+/g, " ");
}

function csvCell(value: Value): string {
  if (value === null) return "";
  return value === "" || /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function markdown({ columns, rows }: Grid): string {
  const cell = (value: Value): string =>
    (value ?? "NULL").replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\r?\n/g, "<br>");
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |\n`;
  const rule = columns.map((column) => (isNumeric(column) ? "---:" : "---"));
  return [columns.map((column) => cell(column.name)), rule, ...rows.map((row) => row.map(cell))]
    .map(line)
    .join("");
}

function insert({ columns, rows }: Grid): string {
  if (rows.length === 0) return "-- The result has no rows.\n";
  const names = columns.map((column) => quoteName(column.name)).join(", ");
  const values = rows.map(
    (row) => `  (${row.map((value, i) => literal(value, columns[i] as Column)).join(", ")})`,
  );
  return `INSERT INTO result (${names}) VALUES\n${values.join(",\n")};\n`;
}

/** A value as SQL. Numbers stand bare when they are finite; all else is quoted, which PostgreSQL reads back exactly. */
export function literal(value: Value, column: Column): string {
  if (value === null) return "NULL";
  if (column.oid === 16) return value === "t" ? "true" : "false";
  if (isNumeric(column) && /^-?\d+(\.\d+)?$/.test(value)) return value;
  return `'${value.replaceAll("'", "''")}'`;
}

/** A name as SQL, quoted only where it must be. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
