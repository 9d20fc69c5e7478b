import { engineLabel } from "@/content/server/engines";
import type { Dataset } from "@/sandbox/engine";
import { engineVersion } from "@/sandbox/sql/server/engine-version";
import type { CounterExample, DocumentsCounterExample } from "../../grader/counterexample";
import { type Feedback, feedbackOf } from "../../grader/feedback";
import type { Verdict } from "../../grader/verdict";
import type { Exercise } from "../../exercise";
import type { GradingDatasets } from "../datasets";
import { shownVerdict } from "./shown-verdict";

/** A graded answer: all of it may be shown to whoever wrote the answer. */
export interface Graded {
  verdict: Verdict;
  feedback: Feedback & { see?: string };
  /** How many datasets it was graded on. */
  datasets: number;
  counterexample?: CounterExample;
  /** Of a search: the fewest documents on which it goes wrong. */
  documents?: DocumentsCounterExample;
  engine: string;
  /** Equal for answers that do the same on every dataset; absent where nothing ran. For the register alone, never shown. */
  behaviour?: string;
  /** Versions of the datasets, joined. */
  datasetVersion: string;
}

/** A verdict as its author may see it. */
export function told(
  verdict: Verdict,
  exercise: Exclude<Exercise, { kind: "quiz" }>,
  expected: { dataset: Dataset }[],
  { open }: GradingDatasets,
): Graded {
  const shown = new Set(open.slice(0, 1).map(({ name }) => name));
  const shownOnly = shownVerdict(verdict, shown);
  const feedback = feedbackOf(shownOnly, { exercise, shown, datasets: expected.length });
  const see = verdict.misconception && exercise.misconceptions[verdict.misconception]?.see;
  return {
    verdict: shownOnly,
    feedback: see ? { ...feedback, see } : feedback,
    datasets: expected.length,
    engine:
      exercise.kind === "search" || exercise.kind === "objects"
        ? engineLabel(exercise.kind)
        : engineVersion(),
    datasetVersion: expected.map(({ dataset }) => dataset.version).join("-"),
  };
}
