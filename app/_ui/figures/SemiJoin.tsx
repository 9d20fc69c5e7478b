import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureTable } from "./FigureTable";
import { FigureFrame } from "./FigureFrame";
import { figureRows } from "./figure-rows";
import { Truth } from "./Truth";

/** Per customer: a row for each line, or one answer. */
export function SemiJoin({ figure, rows, children }: FigureProps): ReactNode {
  const buyers = figureRows(rows, "buyers");
  const lines = buyers.map((buyer) => Number(buyer["lines"]));
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={buyers.length === 0}>
      <FigureTable name="Customers, pairs and answers">
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">JOIN: a row for each line</th>
            <th scope="col">EXISTS</th>
          </tr>
        </thead>
        <tbody>
          {buyers.map(({ id, full_name }, index) => (
            <tr key={id} className={lines[index] ? undefined : "out"}>
              <th scope="row">{full_name}</th>
              <td>
                <Marks count={lines[index] ?? 0} />
              </td>
              <td>
                <Truth value={lines[index] ? "t" : "f"} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Rows</th>
            <td>{lines.reduce((sum, count) => sum + count, 0)}</td>
            <td>{lines.filter((count) => count > 0).length}</td>
          </tr>
        </tfoot>
      </FigureTable>
    </FigureFrame>
  );
}

/** So many small boxes, and their number. */
function Marks({ count }: { count: number }): ReactNode {
  return (
    <span className="marks">
      {Array.from({ length: count }, (_, index) => (
        <i key={index} aria-hidden="true" />
      ))}
      {count}
    </span>
  );
}
