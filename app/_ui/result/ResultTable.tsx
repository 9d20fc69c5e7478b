import type { ReactNode } from "react";
import type { Column, Value } from "@/sandbox/outcome";
import { ValueCell } from "./ValueCell";
import { isNumeric } from "./value-view";

/** Rows of a statement as a table: names over types, NULL hatched, numbers right. For up to 500 rows; more are virtualised. */
export function ResultTable(props: { columns: Column[]; rows: Value[][]; caption: ReactNode }): ReactNode {
  const { columns, rows, caption } = props;
  return (
    <table className="rows">
      <caption>{caption}</caption>
      <ResultHead columns={columns} />
      <tbody>
        {rows.map((row, index) => (
          // Rows have no name of their own and never change place.
          <tr key={index}>
            <ResultCells columns={columns} row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Column names over their types. */
export function ResultHead({ columns }: { columns: Column[] }): ReactNode {
  return (
    <thead>
      <tr>
        {columns.map((column, index) => (
          <th key={index} scope="col" className={isNumeric(column) ? "num" : undefined}>
            {column.name}
            <small>{column.type}</small>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The cells of one row. */
export function ResultCells({ columns, row }: { columns: Column[]; row: Value[] }): ReactNode {
  return columns.map((column, index) => <ValueCell key={index} column={column} value={row[index] ?? null} />);
}
