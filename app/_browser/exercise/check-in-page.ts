import { asUnavailable, type PageEngine, pageEngine } from "@/app/_browser/block/page-engine";
import { feedbackOf } from "@/exercises/grader/feedback";
import type { ConsolePageKey, ProgramPageKey, SqlPageKey } from "@/exercises/grader/page-key";
import type { Verdict } from "@/exercises/grader/verdict";
import type { EngineState } from "@/sandbox/browser-engine";
import type { Judged } from "./judged";

/** An answer on its way to a verdict in the page. */
export interface CheckRequest {
  exercise: string;
  answer: string;
  /** See `PageSources.engine`. */
  engine: string;
  onEngine: (state: EngineState) => void;
}

/** A Check under way. */
export interface Checking {
  end: Promise<Judged>;
  stop: () => void;
}

/** Has an answer judged on the page's engine, whose state is told meanwhile. Never rejects. */
export function checkInPage(
  { exercise, answer, engine: address, onEngine }: CheckRequest,
  judge: (exercise: string, answer: string, engine: PageEngine) => Promise<Judged>,
): Checking {
  const engine = pageEngine(address);
  const leave = engine.subscribe(() => onEngine(engine.getState()));
  onEngine(engine.getState());
  const end = judge(exercise, answer, engine)
    .catch((cause: unknown): Judged => ({ kind: "unavailable", why: asUnavailable(cause) }))
    .finally(leave);
  return { end, stop: () => engine.stopUse() };
}

/** A verdict in words. `expected` holds the datasets of the key, in the order of the page's. */
export function judgedBy(
  verdict: Verdict,
  page: SqlPageKey | ProgramPageKey | ConsolePageKey,
  expected: { dataset: { name: string } }[],
): Extract<Judged, { kind: "judged" }> {
  const { misconceptions } = page.exercise;
  const { title, says } = feedbackOf(verdict, {
    exercise: { misconceptions },
    shown: shownNames(page, expected),
    datasets: expected.length,
    page: true,
  });
  const { misconception } = verdict;
  const see = misconception === undefined ? undefined : misconceptions[misconception]?.see;
  return {
    kind: "judged",
    mark: verdict.status === "passed" ? "pass" : verdict.status === "stopped" ? "wait" : "fail",
    title,
    says,
    ...(see === undefined ? {} : { see }),
    ...(misconception === undefined ? {} : { misconception }),
    ...(verdict.status === "rejected" ? { error: verdict.error } : {}),
  };
}

/** Names of the datasets whose content the learner may see. */
export const shownNames = (
  page: { expected: { shown: boolean }[] },
  expected: { dataset: { name: string } }[],
): Set<string> =>
  new Set(expected.filter((_, i) => page.expected[i]?.shown).map(({ dataset }) => dataset.name));
