import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureTable } from "./FigureTable";
import { FigureFrame } from "./FigureFrame";
import { amountText, cents, figureRows } from "./figure-rows";

/** Items as rows, payments as columns: each cell is a row of the double join. */
export function FanOut({ figure, rows, children }: FigureProps): ReactNode {
  const items = figureRows(rows, "items");
  const payments = figureRows(rows, "payments");
  const sum = (list: typeof items): number => list.reduce((all, row) => all + cents(row["amount"]), 0);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={items.length === 0 || payments.length === 0}>
      <FigureTable name="Items and payments of order 28">
        <thead>
          <tr>
            <th scope="col">Order 28</th>
            {payments.map(({ id, amount }) => (
              <th key={id} scope="col">
                payment {amount}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ title, amount }) => (
            <tr key={title}>
              <th scope="row">
                {title} {amount}
              </th>
              {payments.map((payment) => (
                <td key={payment["id"]} className="lit">
                  {amount} and {payment["amount"]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <p className="reading">
        {`${items.length * payments.length} rows. Items: ${amountText(sum(items) * payments.length)} instead of ${amountText(sum(items))}. `}
        {`Payments: ${amountText(sum(payments) * items.length)} instead of ${amountText(sum(payments))}.`}
      </p>
    </FigureFrame>
  );
}
