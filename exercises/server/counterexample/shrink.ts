import type { Table } from "./tables";

/** Whether answer and reference still differ on these rows. */
export type Separates = (tables: Table[]) => Promise<boolean>;

/**
 * The fewest rows on which `separates` still holds: delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating
 * Failure-Inducing Input", 2002) over rows, whole tables first. What refers to a row that goes, goes with it. The result is
 * minimal in the sense that no single row can go, unless `separates` says no because it has been asked too often. Tables that
 * are not `likely` to matter go first, all at once.
 */
export async function shrinkRows(
  tables: Table[],
  separates: Separates,
  likely: (table: string) => boolean = () => true,
): Promise<Table[]> {
  const rows = new Rows(tables);
  const refused = new Set<string>();
  const without = async (some: number[]): Promise<boolean> => {
    const less = rows.without(some);
    const name = [...less].join();
    if (less.size === rows.kept.size || refused.has(name)) return false;
    if (!(await separates(rows.tables(less)))) {
      refused.add(name);
      return false;
    }
    rows.kept = less;
    return true;
  };
  const unlikely = [...tables.keys()].filter((at) => !likely(tables[at]?.name ?? ""));
  await without(unlikely.flatMap((at) => rows.leaves(at, unlikely)));
  for (const table of rows.childrenFirst()) await without(rows.of(table));
  for (let size = Math.ceil(rows.kept.size / 2); size >= 1; ) {
    const gone = await removeChunks(rows, size, without);
    // At single rows, what could not go before may go now.
    if (size > 1) size = Math.ceil(size / 2);
    else if (!gone) break;
  }
  return rows.tables(rows.kept);
}

async function removeChunks(
  rows: Rows,
  size: number,
  without: (some: number[]) => Promise<boolean>,
): Promise<boolean> {
  let gone = false;
  const order = [...rows.kept].reverse();
  for (let at = 0; at < order.length; at += size) {
    const chunk = order.slice(at, at + size).filter((row) => rows.kept.has(row));
    if (chunk.length > 0 && (await without(chunk))) gone = true;
  }
  return gone;
}

/** Rows of all tables by number, and who refers to whom. */
class Rows {
  kept: Set<number>;
  private readonly first: number[] = [];
  private readonly referring = new Map<number, number[]>();

  constructor(private readonly all: Table[]) {
    let count = 0;
    for (const { rows } of all) {
      this.first.push(count);
      count += rows.length;
    }
    this.kept = new Set(Array.from({ length: count }, (_, i) => i));
    for (const [at, table] of all.entries()) this.link(at, table);
  }

  /** Numbers of the kept rows of a table. */
  of(table: number): number[] {
    const from = this.first[table] ?? 0;
    const to = from + (this.all[table]?.rows.length ?? 0);
    return [...this.kept].filter((row) => row >= from && row < to);
  }

  /** Rows of a table to which only rows of these tables refer: others need them. */
  leaves(table: number, these: number[]): number[] {
    const going = new Set(these.flatMap((one) => this.of(one)));
    const needed = (row: number): boolean =>
      (this.referring.get(row) ?? []).some((other) => !going.has(other) || needed(other));
    return this.of(table).filter((row) => !needed(row));
  }

  /** What stays when these go, and all that refer to them. */
  without(some: number[]): Set<number> {
    const left = new Set(this.kept);
    const going = [...some];
    for (let row = going.pop(); row !== undefined; row = going.pop()) {
      if (left.delete(row)) going.push(...(this.referring.get(row) ?? []));
    }
    return left;
  }

  tables(kept: Set<number>): Table[] {
    return this.all.map((table, at) => ({
      ...table,
      rows: table.rows.filter((_, i) => kept.has((this.first[at] ?? 0) + i)),
    }));
  }

  /** Tables that nobody refers to first: emptying them takes nothing else along. */
  childrenFirst(): number[] {
    const depth = (name: string, seen: string[]): number => {
      const table = this.all.find((one) => one.name === name);
      const parents = table?.links.map(({ to }) => to).filter((to) => !seen.includes(to)) ?? [];
      return parents.length === 0 ? 0 : 1 + Math.max(...parents.map((to) => depth(to, [...seen, to])));
    };
    const depths = this.all.map(({ name }) => depth(name, [name]));
    return [...this.all.keys()].sort((a, b) => (depths[b] ?? 0) - (depths[a] ?? 0));
  }

  private link(at: number, { rows, links }: Table): void {
    for (const { columns, to, toColumns } of links) {
      const other = this.all.findIndex(({ name }) => name === to);
      const theirs = new Map(
        this.all[other]?.rows.map((row, i) => [keyOf(row, toColumns), (this.first[other] ?? 0) + i]),
      );
      for (const [i, row] of rows.entries()) {
        const parent = theirs.get(keyOf(row, columns));
        if (parent === undefined || columns.some((column) => row[column] === null)) continue;
        this.referring.set(parent, [...(this.referring.get(parent) ?? []), (this.first[at] ?? 0) + i]);
      }
    }
  }
}

const keyOf = (row: Table["rows"][number], columns: number[]): string =>
  JSON.stringify(columns.map((column) => row[column]));
