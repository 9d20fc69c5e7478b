import type { Value } from "@/sandbox/outcome";
import type { Table, TableColumn } from "../counterexample/tables";
import type { NewRow } from "./fresh-rows";

/** The tables with these rows in place of their own. */
export const tablesOf = (rows: NewRow[], tables: Table[]): Table[] =>
  tables.map((table) => ({
    ...table,
    rows: rows.filter((one) => one.table === table.name).map(({ row }) => row),
  }));

/** One INSERT per table that has rows, parents first, as an author would write it. `clause` ends each statement. */
export function insertText(tables: Table[], clause = ""): string {
  return parentsFirst(tables)
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, columns, rows }) => {
      const overriding = columns.some(({ counted }) => counted) ? " OVERRIDING SYSTEM VALUE" : "";
      const names = columns.map((column) => identifier(column.name)).join(", ");
      const lines = rows.map((row) => `(${row.map((value, i) => literal(value, columns[i])).join(", ")})`);
      return `INSERT INTO ${identifier(name)} (${names})${overriding} VALUES\n  ${lines.join(",\n  ")}${clause};`;
    })
    .join("\n");
}

function parentsFirst(tables: Table[]): Table[] {
  const sorted: Table[] = [];
  const visit = (table: Table, above: string[]): void => {
    if (sorted.includes(table) || above.includes(table.name)) return;
    for (const { to } of table.links) {
      const parent = tables.find(({ name }) => name === to);
      if (parent) visit(parent, [...above, table.name]);
    }
    sorted.push(table);
  };
  for (const table of tables) visit(table, []);
  return sorted;
}

const identifier = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

function literal(value: Value, column: TableColumn | undefined): string {
  if (value === null) return "NULL";
  const isNumber =
    /^(smallint|integer|bigint|numeric)/.test(column?.type ?? "") && /^-?\d+(\.\d+)?$/.test(value);
  return isNumber ? value : `'${value.replaceAll("'", "''")}'`;
}
