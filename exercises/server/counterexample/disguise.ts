import type { Value } from "@/sandbox/outcome";
import { candidatesFor, madeUp } from "./made-up";
import type { Separates } from "./shrink";
import type { Table } from "./tables";

/** Says whether a learner may see this value of a column: it stands in the visible rows, in the task, or in the answer. */
export type IsPublic = (table: string, column: string, value: string) => boolean;

/** A column of a table, by its places. */
interface Place {
  table: number;
  column: number;
}

/**
 * The same rows with made-up values in place of hidden ones, on which `separates` still holds; undefined when some hidden
 * value cannot be given away without losing the difference. Columns that refer to each other change together, equal values
 * stay equal, and where it can be, larger ones stay larger.
 */
export async function disguise(
  tables: Table[],
  separates: Separates,
  isPublic: IsPublic,
): Promise<Table[] | undefined> {
  let current = tables;
  for (const places of domains(tables)) {
    const values = distinct(current, places);
    const hidden = values.filter((value) => isHidden(current, places, value, isPublic));
    if (hidden.length === 0) continue;
    const type = typeAt(current, places[0]);
    const names = places.map(({ table, column }) => current[table]?.columns[column]?.name ?? "");
    const all = rename(current, places, new Map(madeUp(values, type, names[0] ?? "")));
    if (await separates(all)) {
      current = all;
      continue;
    }
    const some = await oneByOne(current, places, hidden, separates);
    if (!some) return undefined;
    current = some;
  }
  return current;
}

/** Each hidden value by the first stand-in that keeps the difference. */
async function oneByOne(
  tables: Table[],
  places: Place[],
  hidden: string[],
  separates: Separates,
): Promise<Table[] | undefined> {
  const type = typeAt(tables, places[0]);
  let current = tables;
  for (const value of hidden) {
    const taken = new Set(distinct(current, places));
    let found: Table[] | undefined;
    for (const other of candidatesFor(value, type)) {
      if (taken.has(other)) continue;
      const changed = rename(current, places, new Map([[value, other]]));
      if (!(await separates(changed))) continue;
      found = changed;
      break;
    }
    if (!found) return undefined;
    current = found;
  }
  return current;
}

/** Columns that hold the same things: those that a foreign key ties together, and each other column by itself. */
function domains(tables: Table[]): Place[][] {
  const group = new Map<string, Place[]>();
  const name = (table: number, column: number): string => `${table}/${column}`;
  for (const [table, { columns }] of tables.entries()) {
    for (const column of columns.keys()) group.set(name(table, column), [{ table, column }]);
  }
  for (const [table, { links }] of tables.entries()) {
    for (const { columns, to, toColumns } of links) {
      const other = tables.findIndex((one) => one.name === to);
      for (const [i, column] of columns.entries()) {
        const [own, theirs] = [group.get(name(table, column)), group.get(name(other, toColumns[i] ?? 0))];
        if (!own || !theirs || own === theirs) continue;
        const both = [...theirs, ...own];
        for (const place of both) group.set(name(place.table, place.column), both);
      }
    }
  }
  return [...new Set(group.values())];
}

function distinct(tables: Table[], places: Place[]): string[] {
  const values = places.flatMap(
    ({ table, column }) => tables[table]?.rows.map((row) => row[column] ?? null) ?? [],
  );
  return [...new Set(values.filter((value): value is string => value !== null))];
}

function isHidden(tables: Table[], places: Place[], value: string, isPublic: IsPublic): boolean {
  return places.some(({ table, column }) => {
    const one = tables[table];
    return (
      one !== undefined &&
      one.rows.some((row) => row[column] === value) &&
      !isPublic(one.name, one.columns[column]?.name ?? "", value)
    );
  });
}

const typeAt = (tables: Table[], place: Place | undefined): string =>
  (place && tables[place.table]?.columns[place.column]?.type) ?? "text";

function rename(tables: Table[], places: Place[], names: Map<string, string>): Table[] {
  const renamed = (value: Value): Value => (value === null ? null : (names.get(value) ?? value));
  return tables.map((one, table) => {
    const columns = new Set(places.filter((place) => place.table === table).map(({ column }) => column));
    if (columns.size === 0) return one;
    return {
      ...one,
      rows: one.rows.map((row) => row.map((value, i) => (columns.has(i) ? renamed(value) : value))),
    };
  });
}
