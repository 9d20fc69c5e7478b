import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureTable } from "./FigureTable";
import { FigureFrame } from "./FigureFrame";
import { figureRows } from "./figure-rows";

const functions = ["row_number", "rank", "dense_rank"];

/** Three ways to number rows that tie; the ties stand out. */
export function RankingTies({ figure, rows, children }: FigureProps): ReactNode {
  const products = figureRows(rows, "products");
  const ties = (price: string | null | undefined): boolean =>
    products.filter((product) => product["price"] === price).length > 1;
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={products.length === 0}>
      <FigureTable name="Products and three rankings">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">price</th>
            {functions.map((name) => (
              <th key={name} scope="col">
                <code>{name}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product["title"]}>
              <th scope="row">{product["title"]}</th>
              <td className={ties(product["price"]) ? "lit tie" : undefined}>{product["price"]}</td>
              {functions.map((name) => (
                <td key={name} className={ties(product["price"]) ? "tie" : undefined}>
                  {product[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </FigureFrame>
  );
}
