import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureFrame } from "./FigureFrame";
import { figureRows } from "./figure-rows";

/** The rows that each round adds; the empty round is the end. */
export function RecursionRounds({ figure, rows, children }: FigureProps): ReactNode {
  const found = figureRows(rows, "rounds");
  const last = Math.max(0, ...found.map((row) => Number(row["round"])));
  const rounds = Array.from({ length: last + 2 }, (_, round) =>
    found.filter((row) => Number(row["round"]) === round),
  );
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={found.length === 0}>
      <ol className="rounds">
        {rounds.map((added, round) => (
          <li key={round} className={added.length === 0 ? "hatched" : undefined}>
            <b>{round === 0 ? "Anchor" : `Round ${round}`}</b>
            <span className="count">
              {added.length === 0 ? "adds nothing: the end" : `adds ${added.length}`}
            </span>
            <ul>
              {added.map(({ name, parent }) => (
                <li key={name}>
                  {name}
                  {parent ? <small> of {parent}</small> : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </FigureFrame>
  );
}
