import type { ReactNode } from "react";

/** Below a counter-example: loads its data into the block, and says where the data come from. */
export const RunOnExample = ({ onRun }: { onRun: () => void }): ReactNode => (
  <p className="acts">
    <button type="button" className="b small" onClick={onRun}>
      Run on this data
    </button>
    <span className="meta">Made for you from the data on which it failed; hidden values are replaced.</span>
  </p>
);
