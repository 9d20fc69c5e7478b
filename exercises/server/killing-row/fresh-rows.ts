import type { Value } from "@/sandbox/outcome";
import type { Link, Table } from "../counterexample/tables";

/** A row that may be added to a table, by the table's name. */
export interface NewRow {
  table: string;
  row: Value[];
}

/** Columns (0-based) of a table's unique indexes besides its key, by the table's name. */
export type UniqueColumns = Map<string, number[]>;

/** Copies rows with keys that no other row has. */
export class FreshRows {
  private count = 0;

  constructor(
    readonly tables: Table[],
    private readonly unique: UniqueColumns,
  ) {}

  /** The row with some columns set; unless they are part of it, its key is a new one, and what must be unique is. */
  copy(table: Table, row: Value[], set: ReadonlyMap<number, Value> = new Map()): NewRow {
    this.count += 1;
    const given = row.map((value, at) => (set.has(at) ? (set.get(at) ?? null) : value));
    const keys = table.columns.flatMap(({ key }, at) => (key ? [at] : []));
    const own = keys.filter((at) => !linkOf(table, at));
    const isKeySet = keys.some((at) => set.has(at));
    const lone = isKeySet || own.length > 0 ? given : this.unpaired(table, given, keys);
    const unique = this.unique.get(table.name) ?? [];
    const made = lone.map((value, at) => {
      if (value === null || set.has(at)) return value;
      if (!isKeySet && own.includes(at)) return this.freshValue(table, at, value);
      return unique.includes(at) && !linkOf(table, at) ? this.freshValue(table, at, value) : value;
    });
    return { table: table.name, row: made };
  }

  /** The row and, with new keys, everything in these tables that refers to it, down to the last generation; at most 12 rows. */
  family(table: Table, row: Value[], among: Table[], set?: ReadonlyMap<number, Value>): NewRow[] {
    const head = this.copy(table, row, set);
    const found = [head];
    for (const child of among) {
      for (const link of child.links) {
        if (link.to !== table.name || child.name === table.name) continue;
        for (const other of childrenOf(row, child, link)) {
          found.push(...this.family(child, other, among, pointing(link, head.row)));
        }
      }
    }
    return found.slice(0, 12);
  }

  /** A key of foreign keys alone: the partners that the row does not yet pair. */
  private unpaired(table: Table, row: Value[], keys: number[]): Value[] {
    const pairs = new Set(table.rows.map((one) => JSON.stringify(keys.map((at) => one[at]))));
    for (const at of keys.toReversed()) {
      const link = linkOf(table, at);
      const there = this.tables.find(({ name }) => name === link?.to)?.rows ?? [];
      for (let i = 0; i < there.length; i++) {
        const value = there[(i + this.count) % there.length]?.[link?.toColumns[0] ?? 0] ?? null;
        const changed = row.with(at, value);
        if (!pairs.has(JSON.stringify(keys.map((key) => changed[key])))) return changed;
      }
    }
    return row;
  }

  private freshValue(table: Table, at: number, value: string): string {
    const { type = "text" } = table.columns[at] ?? {};
    if (/^(smallint|integer|bigint|numeric)/.test(type)) {
      const highest = Math.max(0, ...table.rows.map((row) => Number(row[at])));
      // Some room above: a reference that inserts takes the next numbers of the sequence.
      return String(Math.ceil((highest + 20) / 100) * 100 + this.count);
    }
    if (type.startsWith("timestamp")) {
      const moved = new Date(
        Date.parse(value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")) + this.count * 1_000,
      );
      return Number.isNaN(moved.getTime())
        ? value
        : `${moved.toISOString().slice(0, 19).replace("T", " ")}+00`;
    }
    return /^(text|character|citext)/.test(type) ? `${value}${this.count}` : value;
  }
}

const linkOf = ({ links }: Table, at: number): Link | undefined =>
  links.find(({ columns }) => columns.includes(at));

/** The columns of a link, set to a parent's key. */
export const pointing = ({ columns, toColumns }: Link, parent: Value[]): Map<number, Value> =>
  new Map(columns.map((column, i) => [column, parent[toColumns[i] ?? 0] ?? null]));

const childrenOf = (parent: Value[], { rows }: Table, link: Link): Value[][] => {
  const wanted = [...pointing(link, parent)];
  return rows.filter((row) => wanted.every(([column, value]) => row[column] === value)).slice(0, 6);
};

/** The rows, each before those that refer to it, with the rows of `tables` that they need. */
export function withParents(rows: NewRow[], tables: Table[]): NewRow[] {
  const found = new Map<string, NewRow>();
  const add = (one: NewRow): void => {
    const name = JSON.stringify(one);
    if (found.has(name)) return;
    found.set(name, one);
    const table = tables.find((other) => other.name === one.table);
    for (const link of table?.links ?? []) {
      const wanted = [...pointing({ ...link, columns: link.toColumns, toColumns: link.columns }, one.row)];
      if (wanted.some(([, value]) => value === null)) continue;
      const isIt = (row: Value[]): boolean => wanted.every(([column, value]) => row[column] === value);
      const parent = tables.find(({ name: other }) => other === link.to)?.rows.find(isIt);
      const isNew = rows.some((other) => other.table === link.to && isIt(other.row));
      if (parent && !isNew) add({ table: link.to, row: parent });
    }
  };
  for (const one of rows) add(one);
  return [...found.values()];
}
