import type { ReactNode } from "react";
import { figureReply } from "@/app/_ui/figures/figure-replies";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import type { FigureProps } from "@/content/components";
import { addends, type ExplainedHit, explainedHits, type ExplainedNumber } from "./explained-score";

/** The best hits of a search, each with its score as a sum that unfolds. It needs no script. */
export default function ExplainTree({ figure, rows, children }: FigureProps): ReactNode {
  const hits = explainedHits(figureReply(rows, "hits")?.body);
  const most = Math.max(0, ...hits.map(({ score }) => score.value));
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={hits.length === 0}>
      <ul className="explain">
        {hits.map((hit, at) => (
          <li key={hit.id}>
            <ScoreBar hit={hit} most={most} />
            <details open={at === 0}>
              <summary>
                <span className="title">
                  {hit.title} <small>document {hit.id}</small>
                </span>
                <code>{hit.score.value}</code>
              </summary>
              <Sum number={hit.score} />
              <ul className="parts">
                {addends(hit.score).map((part) => (
                  <Part key={part.label} part={part} open />
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </FigureFrame>
  );
}

function Sum({ number }: { number: ExplainedNumber }): ReactNode {
  return addends(number).length > 1 ? (
    <p className="formula">
      = <code>{number.formula}</code>
    </p>
  ) : null;
}

function Part({ part, open }: { part: ExplainedNumber; open?: boolean }): ReactNode {
  if (part.parts.length === 0) {
    return (
      <li className="given">
        <code>{part.value}</code> {part.label}
      </li>
    );
  }
  return (
    <li>
      <details open={open}>
        <summary>
          <code>{part.value}</code> {part.label}
        </summary>
        <p className="formula">
          = <code>{part.formula}</code>
        </p>
        <ul className="parts">
          {part.parts.map((one) => (
            <Part key={one.label} part={one} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** One piece for each term, as long as what it adds to the score. */
function ScoreBar({ hit, most }: { hit: ExplainedHit; most: number }): ReactNode {
  const pieces = addends(hit.score).map(({ label, value }, at, all) => ({
    label,
    from: all.slice(0, at).reduce((sum, before) => sum + before.value, 0),
    value,
  }));
  const percent = (value: number): string => `${Math.round((1000 * value) / most) / 10}%`;
  return (
    <svg className="pieces" aria-hidden="true">
      {pieces.map(({ label, from, value }) => (
        <g key={label}>
          <rect x={percent(from)} width={percent(value)} y="1" height="19" />
          <text x={percent(from)} y="15" dx="6">
            {label.split(" in ")[0]}
          </text>
        </g>
      ))}
    </svg>
  );
}
