import type { ReactNode } from "react";
import { countRows } from "@/app/_ui/result/result-words";
import type { SchemaColumn, SchemaTable } from "@/sandbox/sql/catalog";
import { type Peek, PeekRows } from "./PeekRows";

/** A table that opens: its columns with types and keys, and its first rows on request. */
export function TableDetails({ table, peek }: { table: SchemaTable; peek: Peek }): ReactNode {
  return (
    <details className="peek">
      <summary>
        {tableName(table)}{" "}
        <span className="meta">{table.rows === null ? table.kind : countRows(table.rows)}</span>
      </summary>
      <table className="cols">
        <caption className="vh">Columns of {table.name}</caption>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td>{column.type}</td>
              <td>{columnWords(column, table)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {longKeys(table).map((words) => (
        <p className="meta" key={words}>
          {words}
        </p>
      ))}
      <PeekRows table={table} peek={peek} />
    </details>
  );
}

/** The name as a query writes it. */
export function tableName({ schema, name }: SchemaTable): string {
  return schema === "public" ? name : `${schema}.${name}`;
}

function columnWords(column: SchemaColumn, table: SchemaTable): string {
  const { name } = column;
  const only = (columns: string[]): boolean => columns.length === 1 && columns[0] === name;
  const target = table.foreignKeys.find((key) => only(key.columns));
  return [
    table.primaryKey.includes(name) ? (only(table.primaryKey) ? "key" : "part of the key") : "",
    table.uniqueKeys.some(only) ? "unique" : "",
    target ? `refers to ${target.table}` : "",
    table.primaryKey.includes(name) ? "" : column.notNull ? "not null" : "may be NULL",
  ]
    .filter((words) => words !== "")
    .join(", ");
}

/** Keys of several columns do not fit the row of one. */
function longKeys({ uniqueKeys, foreignKeys }: SchemaTable): string[] {
  return [
    ...uniqueKeys.filter((key) => key.length > 1).map((key) => `Unique together: ${key.join(", ")}.`),
    ...foreignKeys
      .filter((key) => key.columns.length > 1)
      .map((key) => `(${key.columns.join(", ")}) refers to ${key.table} (${key.references.join(", ")}).`),
  ];
}
