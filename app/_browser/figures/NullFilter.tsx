import { type ReactNode, useState } from "react";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { figureRows } from "@/app/_ui/figures/figure-rows";
import { Truth } from "@/app/_ui/figures/Truth";
import type { FigureProps } from "@/content/components";
import { Choice } from "./Choice";

const conditions = [
  { value: "unequal", label: <code>country &lt;&gt; 'DE'</code> },
  { value: "equal", label: <code>country = 'DE'</code> },
  { value: "negated", label: <code>NOT (country = 'DE')</code> },
  { value: "is_null", label: <code>country IS NULL</code> },
  { value: "is_distinct", label: <code>country IS DISTINCT FROM 'DE'</code> },
] as const;

/** A condition at each row: true passes, false and unknown stay behind. The outcomes are PostgreSQL's. */
export default function NullFilter({ figure, rows, children }: FigureProps): ReactNode {
  const [condition, choose] = useState<(typeof conditions)[number]["value"]>("unequal");
  const customers = figureRows(rows, "customers");
  const count = (value: string | null): number => customers.filter((row) => row[condition] === value).length;
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={customers.length === 0}>
      <Choice legend="Condition" options={conditions} chosen={condition} onChoose={choose} />
      <FigureTable name="Customers and the condition">
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">country</th>
            <th scope="col">The condition is</th>
            <th scope="col">In the result</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((row) => (
            <tr key={row["id"]} className={row[condition] === "t" ? "kept" : "out"}>
              <th scope="row">{row["full_name"]}</th>
              {row["country"] === null ? (
                <td className="null">
                  <span>NULL</span>
                </td>
              ) : (
                <td>{row["country"]}</td>
              )}
              <td>
                <Truth value={row[condition]} />
              </td>
              {row[condition] === "t" ? <td className="lit">yes</td> : <td>no</td>}
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <p className="reading" role="status">
        {`${count("t")} true, ${count("f")} false, ${count(null)} unknown: ${count("t")} rows pass.`}
      </p>
    </FigureFrame>
  );
}
