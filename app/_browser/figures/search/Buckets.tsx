import { type ReactNode, useState } from "react";
import { figureReply } from "@/app/_ui/figures/figure-replies";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import type { FigureProps } from "@/content/components";
import { type BucketChoice, bucketChoices } from "@/content/figures/buckets";
import { Choice } from "../Choice";
import { bucketBars, bucketReading } from "./bucket-bars";

const options = (Object.keys(bucketChoices) as BucketChoice[]).map((value) => ({
  value,
  label: <code>{bucketChoices[value].label}</code>,
}));

/** Products in buckets, by the rule that the reader chooses: a row and a bar for each. */
export default function Buckets({ figure, rows, children }: FigureProps): ReactNode {
  const [chosen, choose] = useState<BucketChoice>("terms");
  const body = figureReply(rows, chosen)?.body;
  const bars = bucketBars(body);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={bars.length === 0}>
      <Choice legend="Buckets by" options={options} chosen={chosen} onChoose={choose} />
      <FigureTable name="Buckets and their documents" className="bars">
        <thead>
          <tr>
            <th scope="col">{bucketChoices[chosen].key}</th>
            <th scope="col">doc_count</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ key, count, percent }) => (
            <tr key={key} className={count === 0 ? "out" : undefined}>
              <th scope="row">{key}</th>
              <td>
                {count}
                <svg aria-hidden="true" className="bar">
                  <rect width={`${percent}%`} height="100%" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <p className="reading" role="status">
        {bucketReading(body)}
      </p>
    </FigureFrame>
  );
}
