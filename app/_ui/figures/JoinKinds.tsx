import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureTable } from "./FigureTable";
import { FigureFrame } from "./FigureFrame";
import { figureRows } from "./figure-rows";

const kinds = [
  { name: "JOIN", left: false, right: false },
  { name: "LEFT JOIN", left: true, right: false },
  { name: "RIGHT JOIN", left: false, right: true },
  { name: "FULL JOIN", left: true, right: true },
];

/** Which rows each kind of join keeps. */
export function JoinKinds({ figure, rows, children }: FigureProps): ReactNode {
  const [counts] = figureRows(rows, "counts");
  const [pairs, onlyLeft, onlyRight] = ["pairs", "only_left", "only_right"].map((name) =>
    Number(counts?.[name] ?? 0),
  );
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={!counts}>
      <FigureTable name="Kinds of join and the rows they keep">
        <thead>
          <tr>
            <th scope="col">products … categories</th>
            <th scope="col">Pairs</th>
            <th scope="col">Products alone</th>
            <th scope="col">Categories alone</th>
            <th scope="col">Rows</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ name, left, right }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td className="lit">{pairs}</td>
              <Kept kept={left} count={onlyLeft} />
              <Kept kept={right} count={onlyRight} />
              <td className="sum">
                {(pairs ?? 0) + (left ? (onlyLeft ?? 0) : 0) + (right ? (onlyRight ?? 0) : 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </FigureFrame>
  );
}

function Kept({ kept, count }: { kept: boolean; count: number | undefined }): ReactNode {
  return kept ? <td className="lit">{count}</td> : <td className="hatched">dropped</td>;
}
