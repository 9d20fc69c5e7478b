import type { Dataset, Engine, Limits } from "@/sandbox/engine";
import type { ErrorOutcome, Outcome, StoppedOutcome } from "@/sandbox/outcome";
import type { SqlExercise } from "../exercise";
import type { Check } from "../schema";
import { type ErrorObservation, observeError } from "./checks/error";
import { observePlan, type PlanObservation } from "./checks/plan";
import { observeProbes, type ProbesObservation, type ProbesStopped } from "./checks/probes";
import { observeRows, type RowsObservation } from "./checks/rows";
import { observeSyntax, type ParseSql, type SyntaxObservation } from "./checks/syntax";
import { GradingFailed, SeedFailed } from "./grading-failed";

/** What one check saw of an answer. */
export type CheckObservation =
  | RowsObservation
  | ProbesObservation
  | PlanObservation
  | ErrorObservation
  | SyntaxObservation;

/** What an answer did on one dataset. The reference's is what others are held against. */
export type Observation =
  | { end: "done"; checks: CheckObservation[] }
  | { end: "error"; error: ErrorOutcome }
  | { end: "stopped"; limit: StoppedOutcome["limit"] };

/** What an answer may use while it is graded. */
export const gradeLimits: Limits = { ms: 5_000, rows: 10_000, bytes: 1024 * 1024 };

/** Where an answer runs, and what reads it. */
export interface World {
  engine: Engine;
  /** Needed by syntax checks only. */
  parse: ParseSql;
  /** `gradeLimits` unless told. */
  limits?: Limits;
}

/** The checks that look at this dataset: plans are read on the large one, everything else on the others. */
export function checksOn(checks: Check[], large: boolean): Check[] {
  return checks.filter((check) => (check.kind === "plan") === large);
}

/** Runs an answer on a dataset and looks at it with every check that belongs there. Throws `GradingFailed` when we are to blame. */
export async function observe(
  exercise: SqlExercise,
  answer: string,
  place: { dataset: Dataset; large: boolean },
  world: World,
): Promise<Observation> {
  const { engine, limits = gradeLimits } = world;
  await engine.reset(place.dataset);
  if (exercise.seed !== "") await mustRun(exercise.seed, engine, limits);
  const outcomes = await engine.run(answer, limits);
  const last = outcomes.at(-1);
  if (last?.kind === "stopped") return { end: "stopped", limit: last.limit };
  if (last?.kind === "broken") throw new GradingFailed(`The engine broke: ${last.reason}`);
  const checks = checksOn(exercise.checks, place.large);
  // Class 53, insufficient resources: what the answer needs is more than there is.
  if (last?.kind === "error" && last.code.startsWith("53")) return { end: "stopped", limit: "memory" };
  if (last?.kind === "error" && !checks.some(({ kind }) => kind === "error")) {
    return { end: "error", error: last };
  }
  if (outcomes.some((outcome) => outcome.kind === "rows" && outcome.truncated)) {
    return { end: "stopped", limit: "rows" };
  }
  const seen: CheckObservation[] = [];
  for (const check of checks) {
    const observed = await observeCheck(check, answer, outcomes, world);
    if ("stopped" in observed) return { end: "stopped", limit: observed.stopped };
    seen.push(observed);
  }
  return { end: "done", checks: seen };
}

function observeCheck(
  check: Check,
  answer: string,
  outcomes: Outcome[],
  { engine, parse, limits = gradeLimits }: World,
): CheckObservation | Promise<CheckObservation | ProbesStopped> {
  switch (check.kind) {
    case "rows":
      return observeRows(outcomes);
    case "state":
    case "schema":
      return observeProbes(check, engine, limits);
    case "plan":
      return observePlan(answer, engine, limits);
    case "error":
      return observeError(outcomes);
    case "syntax":
      return observeSyntax(answer, parse);
  }
}

async function mustRun(text: string, engine: Engine, limits: Limits): Promise<void> {
  const last = (await engine.run(text, limits)).at(-1);
  if (last?.kind === "rows") return;
  const why = last?.kind === "error" ? last.message : (last?.kind ?? "nothing");
  throw new SeedFailed(`The seed of the exercise did not run: ${why}`);
}
