import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureTable } from "./FigureTable";
import { FigureFrame } from "./FigureFrame";
import { type FigureRow, figureRows } from "./figure-rows";

/** Days from the line's start to the first instant of January, of February, and to its end. */
const line = { january: 2, february: 33, end: 35 };

/** Orders on a line of time: January with its first instant, without the first instant of February. */
export function HalfOpenInterval({ figure, rows, children }: FigureProps): ReactNode {
  const orders = figureRows(rows, "orders");
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={orders.length === 0}>
      <TimeLine orders={orders} width={620} label={figure.alt} className="wide-drawing" />
      <TimeLine orders={orders} width={330} label={figure.alt} className="narrow-drawing" />
      <FigureTable name="The orders at the edges">
        <caption>The orders at the edges</caption>
        <thead>
          <tr>
            <th scope="col">order</th>
            <th scope="col">placed</th>
            <th scope="col">belongs to</th>
          </tr>
        </thead>
        <tbody>
          {atEdges(orders).map(({ id, placed, month }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{placed}</td>
              <td className={month === "Jan" ? "lit" : undefined}>{month}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <p className="reading">
        {`${orders.filter((order) => order["month"] === "Jan").length} orders belong to January.`}
      </p>
    </FigureFrame>
  );
}

/** Less than a day from an edge. */
function atEdges(orders: FigureRow[]): FigureRow[] {
  const near = (day: number): boolean =>
    Math.abs(day - line.january) < 1 || Math.abs(day - line.february) < 1;
  return orders.filter((order) => near(Number(order["day"])));
}

function TimeLine(props: {
  orders: FigureRow[];
  width: number;
  label: string;
  className: string;
}): ReactNode {
  const { orders, width, label, className } = props;
  const at = (day: number): number => 8 + (day / line.end) * (width - 16);
  const [from, to] = [at(line.january), at(line.february)];
  return (
    <svg className={`draw ${className}`} viewBox={`0 0 ${width} 104`} role="img" aria-label={label}>
      <rect className="lit" x={from} y="42" width={to - from} height="20" />
      <path className="line" d={`M8 62H${width - 8}`} />
      <text className="b6 mid" x={(from + to) / 2} y="34">
        January
      </text>
      <text className="sm end" x={from - 4} y="34">
        Dec
      </text>
      <text className="sm" x={to + 4} y="34">
        Feb
      </text>
      <path className="line" d={`M${from} 38V72M${to} 38V72`} />
      <circle className="filled" cx={from} cy="62" r="5" />
      <circle className="hollow" cx={to} cy="62" r="5" />
      <text className="m" x={from - 6} y="92">
        {">= 1 Jan"}
      </text>
      <text className="m end" x={to + 8} y="92">
        {"< 1 Feb"}
      </text>
      {orders.map(({ id, day }) => (
        <circle key={id} className="order" cx={at(Number(day))} cy="52" r="3.5" />
      ))}
    </svg>
  );
}
