import type { Dataset } from "@/sandbox/engine";
import type { SqlExercise } from "../exercise";
import type { Check } from "../schema";
import { judgeError } from "./checks/error";
import { judgePlan } from "./checks/plan";
import { judgeProbes } from "./checks/probes";
import { judgeRows } from "./checks/rows";
import { judgeSyntax } from "./checks/syntax";
import { fingerprintOf } from "./fingerprint";
import { GradingFailed } from "./grading-failed";
import { type CheckObservation, checksOn, observe, type Observation, type World } from "./observe";
import { recognised } from "./recognised";
import type { CheckDifference, CheckResult, Verdict } from "./verdict";

/** A listed wrong answer, as far as a page may know it. */
export interface KnownWrong {
  misconception: string;
  /** See `sketchOf`. */
  sketch: string[];
}

/** What answers to an exercise are held against. */
export interface GradingKey {
  known: KnownWrong[];
  expected: Expected[];
}

/** What the reference and the listed wrong answers did on one dataset. */
export interface Expected {
  dataset: Dataset;
  /** Plans are read here, and only here. */
  large: boolean;
  /** In the order of the checks that look at this dataset. */
  checks: CheckObservation[];
  /** Fingerprint of each known wrong answer, in the order of `GradingKey.known`. */
  wrong: string[];
}

/**
 * Grades an answer on every dataset. The page calls it with the public ones, the server with all. An answer that does not
 * run, or is stopped, ends at the first dataset where that happens. Throws `GradingFailed` when the fault is ours.
 */
export async function grade(
  exercise: SqlExercise,
  key: GradingKey,
  answer: string,
  world: World,
): Promise<Verdict> {
  return judge(exercise, key, answer, await observeEach(exercise, key.expected, answer, world));
}

/** What an answer does on each dataset in turn, up to the first on which it does not end by itself. */
export async function observeEach(
  exercise: SqlExercise,
  places: Pick<Expected, "dataset" | "large">[],
  answer: string,
  world: World,
): Promise<Observation[]> {
  const observations: Observation[] = [];
  for (const place of places) {
    const observation = await observe(exercise, answer, place, world);
    observations.push(observation);
    if (observation.end !== "done") break;
  }
  return observations;
}

/** The verdict on an answer by what it did on the datasets of the key, in their order, up to the first on which it did not end by itself. */
export function judge(
  exercise: SqlExercise,
  { known, expected }: GradingKey,
  answer: string,
  observations: Observation[],
): Verdict {
  const last = observations.at(-1);
  if (!last) throw new GradingFailed("There is no dataset to grade on.");
  const results = expected.flatMap((one, i) => {
    const seen = observations[i];
    return seen?.end === "done" ? differencesOn(exercise, one, seen.checks) : [];
  });
  if (last.end === "done" && results.length === 0) return { status: "passed" };
  const fingerprints = observations.map((one) => fingerprintOf(one, exercise));
  const misconception = recognised({ known, expected }, fingerprints, answer);
  const why = misconception === undefined ? {} : { misconception };
  if (last.end === "error") return { status: "rejected", error: last.error, ...why };
  if (last.end === "stopped") return { status: "stopped", limit: last.limit, ...why };
  return { status: "failed", results, ...why };
}

/** What each check has to say about one dataset. */
export function differencesOn(
  exercise: SqlExercise,
  expected: Expected,
  seen: CheckObservation[],
): CheckResult[] {
  return checksOn(exercise.checks, expected.large).flatMap((check, i) => {
    const [wanted, got] = [expected.checks[i], seen[i]];
    if (!wanted || !got) throw new GradingFailed("A check was not observed.");
    const difference = judgeCheck(check, wanted, got, exercise);
    return difference ? [{ dataset: expected.dataset.name, difference }] : [];
  });
}

function judgeCheck(
  check: Check,
  wanted: CheckObservation,
  got: CheckObservation,
  { compare }: SqlExercise,
): CheckDifference | undefined {
  if (check.kind === "rows" && wanted.kind === "rows" && got.kind === "rows") {
    return judgeRows(wanted, got, compare);
  }
  if (check.kind === "plan" && wanted.kind === "plan" && got.kind === "plan") {
    return judgePlan(check, wanted, got);
  }
  if (check.kind === "error" && wanted.kind === "error" && got.kind === "error") {
    return judgeError(check, wanted, got);
  }
  if (check.kind === "syntax" && got.kind === "syntax") return judgeSyntax(check, got);
  if (check.kind === "state" || check.kind === "schema") {
    if (wanted.kind === check.kind && got.kind === check.kind) return judgeProbes(check, wanted, got);
  }
  throw new GradingFailed(`A ${check.kind} check observed ${got.kind}.`);
}
