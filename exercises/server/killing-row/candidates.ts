import type { Value } from "@/sandbox/outcome";
import type { Random } from "@/content/server/harbor/random";
import type { Link, Table } from "../counterexample/tables";
import { valuesFor } from "./column-values";
import { type FreshRows, type NewRow, pointing } from "./fresh-rows";
import type { Literals } from "./literals";

/** What rows are made of. */
export interface Stock {
  fresh: FreshRows;
  /** Tables that the reference names, in the order in which it does. */
  named: Table[];
  /** The columns (0-based) of a table that matter. */
  columnsOf: (table: Table) => number[];
  literals: Literals;
}

/** A row with one column changed; those of one group differ in this column alone. */
export interface Single {
  group: string;
  row: NewRow;
}

/** Each of a table's telling rows with a new key, as it is and with one column set to each candidate value. */
export function singlesOf({ fresh, named, columnsOf, literals }: Stock): Single[] {
  return named.flatMap((table) =>
    tellingRows(table, columnsOf(table), literals).flatMap((row, i) => {
      const plain = { group: `${table.name} as it is`, row: fresh.copy(table, row) };
      const changed = columnsOf(table).flatMap((column) =>
        valuesFor({ table, column, row }, literals, fresh.tables).map((value) => ({
          group: `${table.name} ${column} ${i}`,
          row: fresh.copy(table, row, new Map([[column, value]])),
        })),
      );
      return [plain, ...changed];
    }),
  );
}

/** Rows with two columns changed, ten to a group: a condition beside the mutated one may want something else as well. */
export function doublesOf({ fresh, named, columnsOf, literals }: Stock, random: Random): Single[] {
  const tables = named.filter((table) => table.rows.length > 0 && columnsOf(table).length > 1);
  if (tables.length === 0) return [];
  return Array.from({ length: 150 }, (_, i) => {
    const table = random.pick(tables);
    const row = random.pick(table.rows);
    const set = random
      .shuffled(columnsOf(table))
      .slice(0, 2)
      .map((column): [number, Value] => [
        column,
        random.pick(valuesFor({ table, column, row }, literals, fresh.tables)) ?? null,
      ]);
    return { group: `two columns ${Math.floor(i / 10)}`, row: fresh.copy(table, row, new Map(set)) };
  });
}

/**
 * Rows that tell together: one row 1 to 6 times, a parent with all that belongs to it once more (a tie in every sum), a parent with
 * 1 to 6 children that are alike.
 */
export function familiesOf(stock: Stock): NewRow[][] {
  const { fresh, named, columnsOf } = stock;
  const counts = [1, 2, 3, ...stock.literals.numbers.flatMap((one) => [one - 1, one, one + 1])];
  const sizes = [...new Set(counts)].filter((one) => Number.isInteger(one) && one > 0 && one <= 6);
  const telling = named.map((table) => ({
    table,
    rows: tellingRows(table, columnsOf(table), stock.literals),
  }));
  const whole = telling.flatMap(({ table, rows }) =>
    rows.slice(0, 4).map((row) => fresh.family(table, row, named)),
  );
  const copies = telling.flatMap(({ table, rows }) =>
    rows.slice(0, 2).flatMap((row) => sizes.map((size) => times(size, () => fresh.copy(table, row)))),
  );
  const counted = named.flatMap((child) =>
    child.links.flatMap((link) => brothers(child, link, sizes, stock)),
  );
  return [
    ...whole.filter(({ length }) => length > 1),
    ...counted,
    ...copies.filter(({ length }) => length > 1),
  ];
}

/** For each size a new parent with so many children. */
function brothers(child: Table, link: Link, sizes: number[], { fresh }: Stock): NewRow[][] {
  const table = fresh.tables.find(({ name }) => name === link.to);
  const [parent, model] = [table?.rows[0], child.rows[0]];
  if (!table || !parent || !model || child.name === table.name) return [];
  return sizes.map((size) => {
    const head = fresh.copy(table, parent);
    return [head, ...times(size, () => numbered(fresh, child, model, pointing(link, head.row)))];
  });
}

const times = <T>(size: number, make: () => T): T[] => Array.from({ length: size }, make);

/** The copy keeps its parent, and still has a key of its own among its brothers. */
function numbered(fresh: FreshRows, child: Table, model: Value[], set: Map<number, Value>): NewRow {
  const fromParent = new Map([...set].filter(([column]) => !child.columns[column]?.key));
  if (fromParent.size === set.size) return fresh.copy(child, model, set);
  const { table, row } = fresh.copy(child, model);
  return { table, row: row.map((value, at) => (set.has(at) ? (set.get(at) ?? null) : value)) };
}

/** One to three singles, of which each may become the child of one before it; or a changed row with all that belongs to it. */
export function combination(singles: Single[], { fresh, named }: Stock, random: Random): NewRow[] {
  if (random.chance(0.4)) {
    const { row } = random.pick(singles);
    return [row, ...belongings(row, random, named, fresh)];
  }
  const picked = Array.from({ length: random.between(1, 3) }, () => random.pick(singles).row);
  const sorted = [...new Set(picked)].sort(
    (a, b) => Number(refers(b, a, fresh)) - Number(refers(a, b, fresh)),
  );
  const made: NewRow[] = [];
  for (const one of sorted) {
    const table = fresh.tables.find(({ name }) => name === one.table);
    const parents = (table?.links ?? []).flatMap((link) =>
      made.filter((other) => other.table === link.to).map((other) => ({ link, row: other.row })),
    );
    if (!table || parents.length === 0 || random.chance(0.3)) made.push(one);
    else {
      const { link, row } = random.pick(parents);
      made.push({ ...one, row: one.row.map((value, at) => pointing(link, row).get(at) ?? value) });
    }
  }
  return made;
}

/** What belongs to some row of the same table, given to this one. */
function belongings(
  { table: name, row }: NewRow,
  random: Random,
  named: Table[],
  fresh: FreshRows,
): NewRow[] {
  const table = named.find((one) => one.name === name);
  if (!table || table.rows.length === 0) return [];
  const keys = new Map([...row.keys()].map((at) => [at, row[at] ?? null]));
  return fresh.family(table, random.pick(table.rows), named, keys).slice(1);
}

const refers = (a: NewRow, b: NewRow, { tables }: FreshRows): boolean =>
  a.table !== b.table &&
  tables.some(({ name, links }) => name === a.table && links.some(({ to }) => to === b.table));

/** At most six rows that show most of what the columns hold: each adds the most values not seen before, literals before others. */
function tellingRows({ rows }: Table, columns: number[], { numbers, texts }: Literals): Value[][] {
  const seen = new Set<string>();
  const kinds = new Map(columns.map((at) => [at, new Set(rows.map((row) => row[at])).size]));
  const asked = new Set([...numbers.map(String), ...texts]);
  const nameOf = (row: Value[], at: number): string => JSON.stringify([at, row[at]]);
  const worth = (row: Value[]): number =>
    columns
      .filter((at) => !seen.has(nameOf(row, at)))
      // In a column of many values, one more says little.
      .map((at) => (asked.has(row[at] ?? "") ? 3 : row[at] === null || (kinds.get(at) ?? 0) <= 12 ? 1 : 0))
      .reduce((sum: number, one) => sum + one, 0);
  const found: Value[][] = [];
  while (found.length < Math.min(6, rows.length)) {
    const left = rows.filter((row) => !found.includes(row));
    const best = left.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    for (const at of columns) seen.add(nameOf(best, at));
    found.push(best);
  }
  return found;
}
