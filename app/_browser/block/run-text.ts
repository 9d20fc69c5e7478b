import { type Limits, pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import type { EngineState } from "@/sandbox/browser-engine";
import { type Job, type JobEnd, pageEngine } from "./page-engine";
import type { PageSources } from "./page-sources";
import { explainLast } from "@/sandbox/sql/explain-last";
import { fetchDataset } from "./published-dataset";

/** A text of a block on its way through the engine. */
export interface RunRequest {
  sources: PageSources;
  /** Earlier texts of the session. */
  before: string[];
  text: string;
  /** Draw the plan of the last statement instead of running it bare. */
  plan: boolean;
  onStart: () => void;
  onEngine: (state: EngineState) => void;
  limits?: Limits;
}

/** A run under way. */
export interface Running {
  end: Promise<JobEnd>;
  stop: () => void;
}

/** Runs a text from the first state of the page's dataset. */
export function runText(request: RunRequest): Running {
  const { sources, before, text, plan, onStart, onEngine, limits = pageLimits } = request;
  const engine = pageEngine(sources.engine);
  const sent = plan ? explainLast(text, { timing: true }) : { text, at: 0, added: 0 };
  const job: Job = { dataset: () => fetchDataset(sources.dataset), before, text: sent.text, limits, onStart };
  const leave = engine.subscribe(() => onEngine(engine.getState()));
  // Nothing may change for a while: another block may be running.
  onEngine(engine.getState());
  const end = engine.run(job).then((ended) => {
    leave();
    if (ended.kind === "unavailable") return ended;
    return { ...ended, outcomes: ended.outcomes.map((one) => placedBack(one, sent)) };
  });
  return { end, stop: () => engine.stop(job) };
}

/** Positions count in the text as the learner wrote it, without what we put before the last statement. */
function placedBack(outcome: Outcome, sent: { at: number; added: number }): Outcome {
  if (outcome.kind !== "error" || outcome.position === undefined) return outcome;
  if (outcome.position <= sent.at) return outcome;
  return { ...outcome, position: Math.max(sent.at + 1, outcome.position - sent.added) };
}
