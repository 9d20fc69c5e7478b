import type { Dataset } from "@/sandbox/engine";
import type { ProgramExercise } from "../exercise";
import type { ProgramCheck } from "../schema";
import { judgeProbes, printProbes } from "./checks/probes";
import { judgeReturns, printEnd } from "./checks/returns";
import { judgeStatements, printSent } from "./checks/statements";
import type { KnownWrong } from "./grade";
import { GradingFailed } from "./grading-failed";
import { hash53 } from "./hash53";
import {
  type CallExpected,
  type CallSeen,
  observeProgram,
  type ProgramObservation,
  type ProgramWorld,
} from "./observe-program";
import { recognised } from "./recognised";
import type { CheckDifference, CheckResult, Verdict } from "./verdict";

/** What answers to an exercise of kind typescript are held against. */
export interface ProgramKey {
  known: KnownWrong[];
  expected: ProgramExpected[];
}

/** What the reference and the listed wrong answers did on one dataset. */
export interface ProgramExpected {
  dataset: Dataset;
  /** In the order of the exercise's calls. */
  calls: CallExpected[];
  /** Fingerprint of each known wrong answer, in the order of `ProgramKey.known`. */
  wrong: string[];
}

/** As `grade`, for a function in TypeScript. */
export async function gradeProgram(
  exercise: ProgramExercise,
  key: ProgramKey,
  answer: string,
  world: ProgramWorld,
): Promise<Verdict> {
  return judgeProgram(exercise, key, answer, await observeProgramEach(exercise, key.expected, answer, world));
}

/** What an answer does on each dataset in turn, up to the first on which it does not end by itself. */
export async function observeProgramEach(
  exercise: ProgramExercise,
  places: Pick<ProgramExpected, "dataset">[],
  answer: string,
  world: ProgramWorld,
): Promise<ProgramObservation[]> {
  const observations: ProgramObservation[] = [];
  for (const { dataset } of places) {
    const observation = await observeProgram(exercise, answer, dataset, world);
    observations.push(observation);
    if (observation.end !== "done") break;
  }
  return observations;
}

/** As `judge`, for a function in TypeScript. */
export function judgeProgram(
  exercise: ProgramExercise,
  { known, expected }: ProgramKey,
  answer: string,
  observations: ProgramObservation[],
): Verdict {
  const last = observations.at(-1);
  if (!last) throw new GradingFailed("There is no dataset to grade on.");
  const results = expected.flatMap((one, i) => {
    const seen = observations[i];
    return seen?.end === "done" ? programDifferences(exercise, one, seen.calls) : [];
  });
  if (last.end === "done" && results.length === 0) return { status: "passed" };
  const fingerprints = observations.map((one) => programFingerprint(one, exercise));
  const misconception = recognised({ known, expected }, fingerprints, answer);
  const why = misconception === undefined ? {} : { misconception };
  if (last.end === "error") return { status: "rejected", error: last.error, ...why };
  if (last.end === "stopped") return { status: "stopped", limit: last.limit, ...why };
  return { status: "failed", results, ...why };
}

/** What each check has to say about one dataset: results first, since the words about statements take them for right. */
export function programDifferences(
  exercise: ProgramExercise,
  { dataset, calls }: Pick<ProgramExpected, "dataset" | "calls">,
  seen: CallSeen[],
): CheckResult[] {
  const last = (check: ProgramCheck): number => (check.kind === "statements" ? 1 : 0);
  const states = exercise.checks.filter(({ kind }) => kind === "state");
  return exercise.checks
    .toSorted((one, other) => last(one) - last(other))
    .flatMap((check) => {
      const difference = judgeCheck(check, states.indexOf(check), exercise, calls, seen);
      return difference ? [{ dataset: dataset.name, difference }] : [];
    });
}

function judgeCheck(
  check: ProgramCheck,
  state: number,
  exercise: ProgramExercise,
  expected: CallExpected[],
  seen: CallSeen[],
): CheckDifference | undefined {
  if (check.kind === "returns") {
    const ends = (calls: CallExpected[]): CallExpected["end"][] => calls.map(({ end }) => end);
    return judgeReturns(check, exercise.calls, ends(expected), ends(seen));
  }
  if (check.kind === "statements") {
    return judgeStatements(
      check,
      exercise.calls,
      seen.map(({ sent }) => sent),
    );
  }
  for (const [i, call] of seen.entries()) {
    const [wanted, got] = [expected[i]?.probes[state], call.probes[state]];
    if (wanted === undefined || got === undefined) throw new GradingFailed("A check was not observed.");
    if (!wanted || !got) continue;
    const difference = judgeProbes(check, wanted, got);
    if (difference) return difference;
  }
  return undefined;
}

/** What an answer did on a dataset, as a short text that answers of equal behaviour share; see `fingerprintOf`. */
export function programFingerprint(observation: ProgramObservation, exercise: ProgramExercise): string {
  if (observation.end === "error")
    return `error ${observation.error.code} ${hash53(observation.error.message)}`;
  if (observation.end === "stopped") return `stopped ${observation.limit}`;
  const returns = exercise.checks.find((check) => check.kind === "returns");
  const statements = exercise.checks.find((check) => check.kind === "statements");
  const sent = observation.calls.map((call) => call.sent);
  const fault = statements && judgeStatements(statements, exercise.calls, sent)?.fault;
  const calls = observation.calls.map(({ end, probes }, i) => [
    printEnd(end, returns?.order ?? "none"),
    printSent(exercise.calls[i]?.args ?? [], sent[i] ?? []),
    ...probes.map((seen) => seen && printProbes(seen)),
  ]);
  return hash53([fault ?? "", ...calls.map((parts) => parts.join("\u0001"))].join("\u0000"));
}
