import { type ReactNode, Suspense } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import { Outcomes } from "@/app/_ui/result/Outcomes";
import type { AnyOutcome } from "@/app/_ui/result/result-words";
import { RanTexts } from "./console/ran-texts";
import { describeUnavailable, type Phase, type Shown } from "./block-phase";
import type { Unavailable } from "./page-engine";
import type { Part } from "./use-run";

const ReplaySession = lazyPart(() => import("./ReplaySession"));

/** What stands under the bar: the last result, else the recorded one, and what can be done when there is none. */
export function BlockAnswer(props: {
  phase: Phase;
  shown: Shown | undefined;
  recorded: { text: string; outcomes: readonly AnyOutcome[] };
  /** Earlier texts of the session. */
  before: string[];
  /** Name of the engine, as a sentence begins. */
  engine?: string;
  onRetry: () => void;
  onReplay: (part: Part) => void;
}): ReactNode {
  const { phase, shown, recorded, before, engine = "PostgreSQL", onRetry, onReplay } = props;
  const { text, outcomes } = shown ?? recorded;
  const ran = [...(shown?.before ?? before), text];
  return (
    <>
      {phase.kind === "unavailable" ? <NotHere why={phase.why} engine={engine} onRetry={onRetry} /> : null}
      {before.length > 0 && ended(shown) ? (
        <Suspense>
          <ReplaySession onReplay={() => onReplay(sessionSoFar(before))} />
        </Suspense>
      ) : null}
      <div className={shown ? "live" : "recorded"} aria-busy={phase.kind === "running" || undefined}>
        <RanTexts value={ran}>
          <Outcomes key={shown ? "live" : "recorded"} text={text} outcomes={outcomes} recorded={!shown} />
        </RanTexts>
      </div>
    </>
  );
}

/** Why nothing runs here now; the recorded result below stays. */
function NotHere(props: { why: Unavailable; engine: string; onRetry: () => void }): ReactNode {
  const { why, engine, onRetry } = props;
  return (
    <p className="line wait" role="alert">
      <b>Recorded result.</b> {describeUnavailable(why, engine)}{" "}
      {why.retry ? (
        <button type="button" className="b small" onClick={onRetry}>
          Try again
        </button>
      ) : null}
    </p>
  );
}

/** What came last is shown; the texts before it run first. */
const sessionSoFar = (before: string[]): Part => ({
  text: before.at(-1) ?? "",
  label: before.length === 1 ? "Session replayed" : `Session replayed, ${before.length} texts`,
  before: before.slice(0, -1),
});

/** True after a run that took the database back to its first state. */
function ended(shown: Shown | undefined): boolean {
  const last = shown?.outcomes.at(-1)?.kind;
  return last === "stopped" || last === "broken";
}
