import type { ReactNode } from "react";
import type { FigureProps } from "@/content/components";
import { FigureFrame } from "./FigureFrame";

/** What Run does, as four steps that begin again. */
export function WorkbenchMap({ figure, children }: FigureProps): ReactNode {
  return (
    <FigureFrame alt={figure.alt} caption={children}>
      <ol className="flow">
        <li>
          <b>Harbor as it was</b> a fresh copy, in milliseconds
        </li>
        <li className="dashed">
          <b>Earlier blocks</b> only those of the same session
        </li>
        <li>
          <b>Your text</b> PostgreSQL runs it in this page
        </li>
        <li className="lit">
          <b>Its rows</b> or its error, under the block
        </li>
      </ol>
      <p className="again">The next Run begins on the left again.</p>
    </FigureFrame>
  );
}
