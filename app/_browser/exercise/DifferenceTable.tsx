import type { ReactNode } from "react";
import { ResultHead } from "@/app/_ui/result/ResultTable";
import { ValueCell } from "@/app/_ui/result/ValueCell";
import type { Column, Value } from "@/sandbox/outcome";

const signWords = { "+": "should not be there", "−": "missing from your result" } as const;

/** Some rows of a difference. Cells that differ are framed and carry ≠; rows carry their sign, and its words for who cannot see it. */
export function DifferenceTable(props: {
  title: string;
  columns: Column[];
  /** `null` keeps a place free: no such row. */
  rows: (Value[] | null)[];
  /** Per row, the columns (0-based) that differ. */
  marks?: number[][];
  sign?: keyof typeof signWords;
  /** Per row, whether it carries the sign; without it, all do. */
  signs?: boolean[];
  /** How many there are in all, when more than are shown. */
  count?: number;
}): ReactNode {
  const { title, columns, rows, marks = [], sign, signs, count = rows.length } = props;
  const signed = (row: number): boolean => sign !== undefined && (signs === undefined || signs[row] === true);
  return (
    <div className="scroll">
      <table className="rows">
        <caption>
          {title}
          {count > rows.length ? `, first ${rows.length} of ${count.toLocaleString("en")}` : null}
        </caption>
        <ResultHead columns={columns} />
        <tbody>
          {rows.map((row, index) =>
            row === null ? (
              <tr key={index} className="gap">
                <td colSpan={columns.length}>no such row</td>
              </tr>
            ) : (
              // Rows have no name of their own and never change place.
              <tr key={index} className={signed(index) ? "signed" : undefined}>
                {columns.map((column, place) =>
                  marks[index]?.includes(place) ? (
                    <td key={place} className="differs">
                      <span className="vh">differs: </span>
                      {row[place] ?? "NULL"}
                    </td>
                  ) : (
                    <ValueCell key={place} column={column} value={row[place] ?? null} />
                  ),
                )}
                {sign && signed(index) ? (
                  <td className="sign">
                    <span aria-hidden="true">{sign}</span>
                    <span className="vh">{signWords[sign]}</span>
                  </td>
                ) : null}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
