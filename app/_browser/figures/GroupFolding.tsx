import { type ReactNode, useState } from "react";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { amountText, figureRows } from "@/app/_ui/figures/figure-rows";
import type { FigureProps } from "@/content/components";
import { Choice } from "./Choice";
import { groupRows } from "./group-lines";

const choices = {
  both: { keys: ["month", "shop"], label: "month, shop", grain: "one month of one shop" },
  shop: { keys: ["shop"], label: "shop", grain: "one shop" },
  month: { keys: ["month"], label: "month", grain: "one month" },
  none: { keys: [], label: "no key", grain: "everything" },
} as const;
type ChoiceName = keyof typeof choices;
const options = (Object.keys(choices) as ChoiceName[]).map((value) => ({
  value,
  label: choices[value].label,
}));

/** Order lines stand together by their keys, and each group becomes one row beside them. */
export default function GroupFolding({ figure, rows, children }: FigureProps): ReactNode {
  const [chosen, choose] = useState<ChoiceName>("both");
  const { keys, grain } = choices[chosen];
  const lines = figureRows(rows, "lines");
  const groups = groupRows(lines, [...keys], "amount");
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={lines.length === 0}>
      <Choice legend="GROUP BY" options={options} chosen={chosen} onChoose={choose} />
      <FigureTable name="Lines and their groups" className="folding">
        <thead>
          <tr>
            <th scope="col">month</th>
            <th scope="col">shop</th>
            <th scope="col">amount</th>
            <th scope="col">group</th>
            <th scope="col">count(*)</th>
            <th scope="col">sum(amount)</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.keys.join(" ")}>
            {group.rows.map((row, index) => (
              <tr key={index}>
                <td className={keys.includes("month" as never) ? "key" : undefined}>{row["month"]}</td>
                <td className={keys.includes("shop" as never) ? "key" : undefined}>{row["shop"]}</td>
                <td>{row["amount"]}</td>
                {index === 0 ? (
                  <>
                    <th scope="rowgroup" rowSpan={group.rows.length} className="lit">
                      {group.keys.join(", ") || "all rows"}
                    </th>
                    <td rowSpan={group.rows.length} className="lit">
                      {group.rows.length}
                    </td>
                    <td rowSpan={group.rows.length} className="lit">
                      {amountText(group.sum)}
                    </td>
                  </>
                ) : null}
              </tr>
            ))}
          </tbody>
        ))}
      </FigureTable>
      <p className="reading" role="status">
        {`${lines.length} lines fold into ${groups.length === 1 ? "1 row" : `${groups.length} rows`}. The grain is ${grain}.`}
      </p>
    </FigureFrame>
  );
}
