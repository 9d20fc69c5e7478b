import { literal, quoteName } from "@/app/_ui/result/copy-formats";
import type { Value } from "@/sandbox/outcome";
import { columnType } from "./column-type";
import { parseCsv } from "./csv";

/** A CSV file as statements that make a table of it. */
export type CsvTable =
  | { ok: true; table: string; columns: { name: string; type: string }[]; rows: number; sql: string }
  | { ok: false; message: string };

/** PostgreSQL's own limit. */
const mostColumns = 1_600;
const rowsPerInsert = 500;

/** Makes a new table named after the file, with types that the values fit; the first line names the columns. */
export function csvTable(file: string, text: string, taken: string[]): CsvTable {
  const csv = parseCsv(text);
  if (!csv.ok) return { ok: false, message: `${file}, line ${csv.line}: ${csv.message}` };
  const [head, ...rows] = csv.rows;
  if (!head) return { ok: false, message: `${file} is empty. Its first line has to name the columns.` };
  const names = head.fields.map((name, index) => columnName(name, index));
  const problem = headProblem(names) ?? rowProblem(rows, names.length);
  if (problem) return { ok: false, message: `${file}, ${problem}` };
  const columns = names.map((name, index) => ({
    name,
    type: columnType(rows.map(({ fields }) => fields[index] ?? null)),
  }));
  const table = freeName(tableName(file), taken);
  const values = rows.map(({ fields }) => fields);
  return { ok: true, table, columns, rows: rows.length, sql: statements(table, columns, values) };
}

function headProblem(names: string[]): string | undefined {
  if (names.length > mostColumns)
    return `line 1: ${names.length} columns. A table holds at most ${mostColumns}.`;
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice === undefined ? undefined : `line 1: two columns are called ${twice}. Give each its own name.`;
}

function rowProblem(rows: { line: number; fields: Value[] }[], expected: number): string | undefined {
  const wrong = rows.find(({ fields }) => fields.length !== expected);
  if (!wrong) return undefined;
  return `line ${wrong.line}: the first line names ${expected} columns, this one has ${wrong.fields.length}. A value that holds the delimiter needs quotation marks.`;
}

function columnName(name: Value, index: number): string {
  return plainName(name ?? "") || `column_${index + 1}`;
}

function tableName(file: string): string {
  return plainName(file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "")) || "imported";
}

/** Lower case with underscores, so that queries need no quotation marks; cut to PostgreSQL's 63 bytes. */
function plainName(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  return /^\d/.test(plain) ? `_${plain}` : plain;
}

function freeName(name: string, taken: string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
}

function statements(table: string, columns: { name: string; type: string }[], rows: Value[][]): string {
  const list = columns.map(({ name, type }) => `  ${quoted(name)} ${type}`).join(",\n");
  const inserts: string[] = [];
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    const values = rows.slice(from, from + rowsPerInsert).map((row) => `  (${row.map(asText).join(", ")})`);
    inserts.push(`INSERT INTO ${quoted(table)} VALUES\n${values.join(",\n")};\n`);
  }
  return `CREATE TABLE ${quoted(table)} (\n${list}\n);\n${inserts.join("")}`;
}

/** In quotes always: PostgreSQL reads the text as the type of the column. */
function asText(value: Value): string {
  return literal(value, { name: "", type: "text", oid: 25 });
}

/** A column may be called `order`: names from files are quoted when they could be words of SQL. */
function quoted(name: string): string {
  return reserved.has(name) ? `"${name}"` : quoteName(name);
}

const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
  current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do
  else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit
  localtime localtimestamp not null offset on only or order placing primary references returning select session_user
  some symmetric system_user table then to trailing true union unique user using variadic when where window with
  authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like
  natural notnull outer overlaps right similar tablesample verbose`.split(/\s+/),
);
