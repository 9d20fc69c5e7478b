"use client";

import { type ReactNode, useMemo, useState } from "react";
import { PlanFigure } from "./PlanFigure";
import { PlanTable } from "./PlanTable";
import { PlanText } from "./PlanText";
import { readExplain } from "./plan-json";
import { planModel } from "./plan-model";

const views = ["Figure", "Table", "Text"] as const;
type View = (typeof views)[number];

/** The answer of EXPLAIN (FORMAT JSON) as a figure, a table and a text: three views of one plan, which share the node in focus. */
export default function PlanView({ json }: { json: string }): ReactNode {
  const explain = useMemo(() => readExplain(json), [json]);
  const model = useMemo(() => explain && planModel(explain), [explain]);
  const [view, setView] = useState<View>("Figure");
  const [at, setAt] = useState<number>();
  if (!explain || !model) return <pre className="line">{json}</pre>;
  return (
    <div className="plan">
      <div className="views" role="group" aria-label="How to show the plan">
        {views.map((name) => (
          <button
            key={name}
            type="button"
            className="b bare small"
            aria-pressed={name === view}
            onClick={() => setView(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div hidden={view !== "Figure"}>
        <PlanFigure model={model} at={at} onMove={setAt} />
      </div>
      {/* In the document from the start: without scripts it stands below the figure. */}
      <div className="second" hidden={view !== "Table"}>
        <PlanTable model={model} at={at} />
      </div>
      {view === "Text" ? <PlanText explain={explain} at={at} /> : null}
    </div>
  );
}
