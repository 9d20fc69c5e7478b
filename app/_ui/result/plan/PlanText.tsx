import { type ReactNode, useMemo } from "react";
import type { ExplainJson } from "./plan-json";
import { planText } from "./plan-text";

/** The plan as PostgreSQL prints it; the lines of the node that had the focus in the figure are marked. */
export function PlanText({ explain, at }: { explain: ExplainJson; at: number | undefined }): ReactNode {
  const parts = useMemo(() => planText(explain), [explain]);
  return (
    // Its lines are long, so the box scrolls and must take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="source" tabIndex={0} aria-label="The plan as PostgreSQL prints it">
      {parts.map(({ node, lines }, index) => {
        const text = `${lines.join("\n")}\n`;
        return node !== undefined && node === at ? <mark key={index}>{text}</mark> : text;
      })}
    </pre>
  );
}
