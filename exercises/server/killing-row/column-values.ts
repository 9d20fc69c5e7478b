import type { Value } from "@/sandbox/outcome";
import type { Table } from "../counterexample/tables";
import type { Literals } from "./literals";

/** A column of a row that is about to be changed. */
export interface Cell {
  table: Table;
  column: number;
  row: Value[];
}

/** How many values are tried in one cell. */
const most = 18;

/** Values on which a condition on this cell may turn: NULL, boundaries of the literals, what stands beside it, the plain extremes. */
export function valuesFor({ table, column, row }: Cell, literals: Literals, tables: Table[]): Value[] {
  const link = table.links.find(({ columns }) => columns.includes(column));
  const there = table.rows.map((one) => one[column] ?? null).filter((value) => value !== null);
  const found = link
    ? partners(
        there,
        tables.find(({ name }) => name === link.to)?.rows,
        link.toColumns[link.columns.indexOf(column)],
      )
    : ofType({ table, column, row }, literals, there);
  return [...new Set([null, ...found])].filter((value) => value !== row[column]).slice(0, most);
}

/** Keys of rows that nobody refers to, then of the first, the last and one between. */
function partners(there: string[], rows: Value[][] = [], at = 0): Value[] {
  const keys = rows.map((row) => row[at] ?? null);
  const alone = keys.filter((key) => key !== null && !there.includes(key)).slice(0, 2);
  return [...alone, keys[0] ?? null, keys.at(-1) ?? null, keys[Math.floor(keys.length / 2)] ?? null];
}

function ofType(cell: Cell, literals: Literals, there: string[]): Value[] {
  const { type = "text" } = cell.table.columns[cell.column] ?? {};
  if (type.endsWith("[]")) return ["{}", "{NULL}", ...there.slice(0, 4)];
  if (/^(smallint|integer|bigint)/.test(type)) return numbers(cell, literals, there, 0);
  if (/^(numeric|real|double)/.test(type)) return numbers(cell, literals, there, 2);
  if (/^(timestamp|date)/.test(type)) return times(cell, literals, there, type);
  if (type === "boolean") return ["t", "f"];
  if (type.startsWith("json")) return documents(literals, there);
  return texts(literals, there);
}

function numbers(
  { table, column, row }: Cell,
  literals: Literals,
  there: string[],
  digits: number,
): string[] {
  const known = there.map(Number);
  const step = digits === 0 ? [] : [0.01, -0.01];
  const near = literals.numbers.flatMap((one) => [one, one + 1, one - 1, ...step.map((by) => one + by)]);
  const alike = table.links.map(({ columns }) =>
    table.rows
      .filter((other) => columns.every((at) => other[at] === row[at]))
      .map((other) => Number(other[column])),
  );
  const averages = [known, ...alike].filter((list) => list.length > 0).map(average);
  const ends = known.length > 0 ? [Math.max(...known), Math.min(...known), Math.max(...known) + 1] : [];
  return [...near.slice(0, 9), 0, -1, 1, ...averages, ...ends]
    .filter(Number.isFinite)
    .map((one) => String(Number(one.toFixed(digits))));
}

const average = (list: number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;

function times({ table, row }: Cell, literals: Literals, there: string[], type: string): string[] {
  const [second, day] = [1_000, 86_400_000];
  const steps = type === "date" ? [0, -day, day] : [0, -second, second, -day, day];
  const written = literals.texts.map(instantOf).filter((at) => at !== undefined);
  const beside = table.columns
    .flatMap((column, i) => (/^(timestamp|date)/.test(column.type) ? [row[i] ?? ""] : []))
    .map(instantOf)
    .filter((at) => at !== undefined);
  const apart = beside.flatMap((at) =>
    literals.intervals.flatMap((one) => [at + one, at - one, at + one + second]),
  );
  const sorted = there.toSorted();
  const instants = [
    ...written.flatMap((at) => steps.map((step) => at + step)).slice(0, 10),
    ...apart,
    ...beside,
  ];
  return [...instants.map((at) => timeText(at, type)), sorted.at(-1) ?? "infinity", sorted[0] ?? "-infinity"];
}

/** Milliseconds of a date or an instant; without a zone it is UTC, as everything in the course. */
function instantOf(text: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?([+-]\d\d)?/.exec(text);
  if (!parts) return undefined;
  const [, date = "", clock = "00:00", seconds = ":00", zone = "+00"] = parts;
  const at = Date.parse(`${date}T${clock}${seconds}${zone}:00`);
  return Number.isNaN(at) ? undefined : at;
}

function timeText(at: number, type: string): string {
  const text = new Date(at).toISOString();
  return type === "date" ? text.slice(0, 10) : `${text.slice(0, 19).replace("T", " ")}+00`;
}

function texts(literals: Literals, there: string[]): string[] {
  const written = literals.texts.flatMap((one) => [
    one.replaceAll("%", "").replaceAll("_", "x"),
    one.replaceAll("%", "x").replaceAll("_", "x"),
    swapped(one.replaceAll(/[%_]/g, "")),
  ]);
  // Few different values are a list of states: each of them matters.
  const other = [...new Set(there)].slice(0, 6);
  return [...other.slice(0, 4), "", ...written.slice(0, 9), ...other.slice(4), "x"];
}

const swapped = (text: string): string =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();

function documents(literals: Literals, there: string[]): string[] {
  const keys = literals.texts.filter((one) => /^[\w-]+$/.test(one));
  const held = [null, "", ...keys, 0, true];
  const written = keys.flatMap((key) => held.map((value) => JSON.stringify({ [key]: value })));
  return ["{}", ...there.slice(0, 4), ...written];
}
