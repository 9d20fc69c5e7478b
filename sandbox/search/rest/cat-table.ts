import { illegalArgument } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import { type Call, ok, type Reply } from "./endpoint";

/** A column of a cat table. */
export interface CatColumn {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly about: string;
  /** Numbers stand at the right. */
  readonly right?: boolean;
  /** False for columns that only `h` brings. */
  readonly shown?: boolean;
}

/** A row: values by column name; `null` is an empty cell. */
export type CatRow = Readonly<Record<string, string | number | null>>;

/** Writes a table as text, JSON or YAML, as the request asks with `h`, `s`, `v`, `help` and `format`. */
export function catReply(
  { parameters, wantsText }: Call,
  columns: readonly CatColumn[],
  rows: readonly CatRow[],
): Reply {
  if (parameters.flag("help", false)) return { status: 200, body: undefined, text: helpText(columns) };
  const headers = chosenColumns(parameters.list("h"), columns);
  const sorted = sortRows(rows, parameters.list("s") ?? [], columns);
  if (!wantsText) return ok(sorted.map((row) => jsonRow(row, headers)));
  return { status: 200, body: undefined, text: tableText(sorted, headers, parameters.flag("v", false)) };
}

interface Header {
  readonly shown: string;
  readonly column: CatColumn;
}

const called = (column: CatColumn, name: string): boolean =>
  column.name === name || (column.aliases?.includes(name) ?? false);

function chosenColumns(wanted: readonly string[] | undefined, columns: readonly CatColumn[]): Header[] {
  if (!wanted)
    return columns.filter(({ shown }) => shown !== false).map((column) => ({ shown: column.name, column }));
  return wanted.flatMap((name) => {
    if (name.includes("*")) {
      const [head = "", tail = ""] = name.split("*");
      return columns
        .filter((each) => each.name.startsWith(head) && each.name.endsWith(tail))
        .map((column) => ({ shown: column.name, column }));
    }
    const column = columns.find((each) => called(each, name));
    return column ? [{ shown: name, column }] : [];
  });
}

function sortRows(rows: readonly CatRow[], keys: readonly string[], columns: readonly CatColumn[]): CatRow[] {
  const orders = keys.map((key) => {
    const [, name = key, direction = "asc"] = /^(.*?)(?::(asc|desc))?$/.exec(key) ?? [];
    const column = columns.find((each) => called(each, name));
    if (!column) throw illegalArgument(`Unable to sort by unknown sort key \`${name}\``);
    return { name: column.name, sign: direction === "desc" ? -1 : 1 };
  });
  return rows.toSorted((a, b) => {
    for (const { name, sign } of orders) {
      const order = compareCells(a[name] ?? null, b[name] ?? null);
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

function compareCells(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}

const cellText = (cell: string | number | null | undefined): string =>
  cell === null || cell === undefined ? "" : String(cell);

function jsonRow(row: CatRow, headers: readonly Header[]): ReplyValue {
  return Object.fromEntries(
    headers.map(({ shown, column }) => {
      const cell = row[column.name] ?? null;
      return [shown, cell === null ? null : String(cell)];
    }),
  );
}

function tableText(rows: readonly CatRow[], headers: readonly Header[], titled: boolean): string {
  const cells = rows.map((row) => headers.map(({ column }) => cellText(row[column.name])));
  const lines = titled ? [headers.map(({ shown }) => shown), ...cells] : cells;
  const widths = headers.map((_, i) => Math.max(0, ...lines.map((line) => (line[i] ?? "").length)));
  return lines
    .map((line) => `${line.map((cell, i) => padded(cell, i, headers, widths)).join(" ")}\n`)
    .join("");
}

/** The last column is not padded behind its text. */
function padded(cell: string, i: number, headers: readonly Header[], widths: readonly number[]): string {
  const width = widths[i] ?? 0;
  if (headers[i]?.column.right) return cell.padStart(width);
  return i === headers.length - 1 ? cell : cell.padEnd(width);
}

function helpText(columns: readonly CatColumn[]): string {
  const rows = columns.map(({ name, aliases, about }) => [name, aliases?.join(",") ?? "", about]);
  const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => (row[i] ?? "").length)));
  return rows.map((row) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")}\n`).join("");
}
