import { type ReactNode, Suspense } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import type { Attempt } from "./attempts";
import type { Judged } from "./judged";

const VerdictView = lazyPart(() => import("./VerdictView"));
const AttemptList = lazyPart(() => import("./AttemptList"));

/** The verdict in its one live region, and every attempt before it. */
export function Judgement(props: {
  judged: Judged | undefined;
  /** What judges in the page, as a sentence begins; PostgreSQL unless told. */
  engine?: string;
  /** The text that was judged. */
  text: string;
  attempts: Attempt[];
  onCheck: () => void;
  onSubmit: () => void;
  onRestore: (text: string) => void;
  /** Runs the answer after the statements that load a counter-example. */
  onRunOn?: (load: string) => void;
}): ReactNode {
  const { judged, engine, text, attempts, onCheck, onSubmit, onRestore, onRunOn } = props;
  return (
    <>
      <div role="status">
        {judged ? (
          <Suspense>
            <VerdictView
              judged={judged}
              text={text}
              {...(engine === undefined ? {} : { engine })}
              onRetry={onCheck}
              onSubmit={onSubmit}
              {...(onRunOn ? { onRunOn } : {})}
            />
          </Suspense>
        ) : null}
      </div>
      {attempts.length > 0 ? (
        <Suspense>
          <AttemptList attempts={attempts} onRestore={onRestore} />
        </Suspense>
      ) : null}
    </>
  );
}
