import type { ReactNode } from "react";
import { Icon } from "./Icon";

/** After a stop: the statements that ran before, in one press. */
export default function ReplaySession({ onReplay }: { onReplay: () => void }): ReactNode {
  return (
    <p className="after">
      The statements before this one are undone too.{" "}
      <button type="button" className="b small" onClick={onReplay}>
        <Icon name="reset" />
        Replay the session so far
      </button>
    </p>
  );
}
