import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureTable } from "./FigureTable";
import { FigureFrame } from "./FigureFrame";
import { figureRows } from "./figure-rows";

const questions: { name: string; keeps: (may: boolean, june: boolean) => boolean }[] = [
  { name: "UNION", keeps: (may, june) => may || june },
  { name: "INTERSECT", keeps: (may, june) => may && june },
  { name: "EXCEPT", keeps: (may, june) => may && !june },
];

/** Two sets of customers, and which of them each question keeps. */
export function SetOperations({ figure, rows, children }: FigureProps): ReactNode {
  const customers = figureRows(rows, "customers").map((row) => ({
    name: row["full_name"] ?? "",
    may: row["may"] === "t",
    june: row["june"] === "t",
  }));
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={customers.length === 0}>
      <FigureTable name="Customers and three set operations">
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">May</th>
            <th scope="col">June</th>
            {questions.map(({ name }) => (
              <th key={name} scope="col">
                <code>{name}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {customers.map(({ name, may, june }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <Member in={may} />
              <Member in={june} />
              {questions.map((question) => (
                <Member key={question.name} in={question.keeps(may, june)} lit />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Rows</th>
            <td>{customers.filter(({ may }) => may).length}</td>
            <td>{customers.filter(({ june }) => june).length}</td>
            {questions.map(({ name, keeps }) => (
              <td key={name}>{customers.filter(({ may, june }) => keeps(may, june)).length}</td>
            ))}
          </tr>
        </tfoot>
      </FigureTable>
    </FigureFrame>
  );
}

function Member({ in: inside, lit }: { in: boolean; lit?: boolean }): ReactNode {
  if (!inside) return <td className="out">no</td>;
  return <td className={lit ? "lit" : undefined}>yes</td>;
}
