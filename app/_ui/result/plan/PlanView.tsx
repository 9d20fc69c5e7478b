import type { ReactNode } from "react";

/** Plan (placeholder until the figure is drawn in the next commit). */
export default function PlanView({ json }: { json: string }): ReactNode {
  return <pre className="line">{json}</pre>;
}
