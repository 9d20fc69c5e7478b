import type { Dataset } from "@/sandbox/engine";
import type { ConsoleCheck, StateCheck } from "../console-schema";
import type { ConsoleExercise } from "../exercise";
import { compareReplies, printReply } from "./console/compare-reply";
import type { ConsoleDifference } from "./console/console-difference";
import { judgeHeld, printHeld } from "./console/held-objects";
import {
  type ConsoleObservation,
  type ConsoleSeen,
  type ConsoleWorld,
  observeConsole,
} from "./console/observe-console";
import { judgeRequests } from "./console/sent-requests";
import type { KnownWrong } from "./grade";
import { GradingFailed } from "./grading-failed";
import { hash53 } from "./hash53";
import { recognised } from "./recognised";
import type { CheckResult, Verdict } from "./verdict";

/** What answers to an exercise of kind search or objects are held against. */
export interface ConsoleKey {
  known: KnownWrong[];
  expected: ConsoleExpected[];
}

/** What the reference and the listed wrong answers did on one dataset. */
export interface ConsoleExpected {
  dataset: Dataset;
  /** In the order of the checks. */
  checks: ConsoleSeen[];
  /** Fingerprint of each known wrong answer, in the order of `ConsoleKey.known`. */
  wrong: string[];
}

/** As `grade`, for an answer in a console. */
export async function gradeConsole(
  exercise: ConsoleExercise,
  key: ConsoleKey,
  answer: string,
  world: ConsoleWorld,
): Promise<Verdict> {
  return judgeConsole(exercise, key, answer, await observeConsoleEach(exercise, key.expected, answer, world));
}

/** What an answer does on each dataset in turn, up to the first on which it does not end by itself. */
export async function observeConsoleEach(
  exercise: ConsoleExercise,
  places: Pick<ConsoleExpected, "dataset">[],
  answer: string,
  world: ConsoleWorld,
): Promise<ConsoleObservation[]> {
  const observations: ConsoleObservation[] = [];
  for (const { dataset } of places) {
    const observation = await observeConsole(exercise, answer, dataset, world);
    observations.push(observation);
    if (observation.end !== "done") break;
  }
  return observations;
}

/** As `judge`, for an answer in a console. */
export function judgeConsole(
  exercise: ConsoleExercise,
  { known, expected }: ConsoleKey,
  answer: string,
  observations: ConsoleObservation[],
): Verdict {
  const last = observations.at(-1);
  if (!last) throw new GradingFailed("There is no dataset to grade on.");
  const results = expected.flatMap((one, i) => {
    const seen = observations[i];
    return seen?.end === "done" ? consoleDifferences(exercise, one, seen.checks) : [];
  });
  if (last.end === "done" && results.length === 0) return { status: "passed" };
  const fingerprints = observations.map((one) => consoleFingerprint(one, exercise));
  const misconception = recognised({ known, expected }, fingerprints, answer);
  const why = misconception === undefined ? {} : { misconception };
  if (last.end === "error") return { status: "rejected", error: last.error, ...why };
  if (last.end === "stopped") return { status: "stopped", limit: last.limit, ...why };
  return { status: "failed", results, ...why };
}

/** What each check has to say about one dataset: what was sent comes last, since its words take the rest for right. */
export function consoleDifferences(
  exercise: ConsoleExercise,
  { dataset, checks }: Pick<ConsoleExpected, "dataset" | "checks">,
  seen: ConsoleSeen[],
): CheckResult[] {
  const all: readonly ConsoleCheck[] = exercise.checks;
  const last = ({ kind }: ConsoleCheck): number => (kind === "requests" ? 1 : 0);
  return [...all.entries()]
    .toSorted(([, one], [, other]) => last(one) - last(other))
    .flatMap(([i, check]) => {
      const [wanted, got] = [checks[i], seen[i]];
      if (!wanted || !got) throw new GradingFailed("A check was not observed.");
      const difference = judgeCheck(check, wanted, got);
      return difference ? [{ dataset: dataset.name, difference }] : [];
    });
}

function judgeCheck(
  check: ConsoleCheck,
  wanted: ConsoleSeen,
  got: ConsoleSeen,
): ConsoleDifference | undefined {
  if (check.kind === "requests" && got.kind === "requests") return judgeRequests(check, got);
  if (check.kind === "index-state" || check.kind === "bucket-state") {
    if (wanted.kind === "state" && got.kind === "state") return judgeState(check, wanted, got);
  } else if (check.kind !== "requests" && wanted.kind === "replies" && got.kind === "replies") {
    if (!wanted.reply) throw new GradingFailed("The reference has no reply to look at.");
    if (!got.reply) return { kind: "no-reply", of: check.of, got: got.replies };
    return compareReplies(check, wanted.reply, got.reply);
  }
  throw new GradingFailed(`A ${check.kind} check observed ${got.kind}.`);
}

type StateSeen = Extract<ConsoleSeen, { kind: "state" }>;

function judgeState(check: StateCheck, wanted: StateSeen, got: StateSeen): ConsoleDifference | undefined {
  const holds = check.kind === "bucket-state" ? check.holds : [];
  const held = judgeHeld(holds, wanted.held, got.held);
  if (held) return held;
  for (const [i, probe] of check.probes.entries()) {
    const [reply, own] = [wanted.probes[i], got.probes[i]];
    if (!reply || !own) throw new GradingFailed("A probe has no reply.");
    const difference = compareReplies(probe, reply, own);
    if (difference) return { kind: "state", says: probe.says, sent: lastRequest(probe.send), difference };
  }
  return undefined;
}

/** The last request of a probe: from its method on. */
function lastRequest(text: string): string {
  const lines = text.trim().split("\n");
  const at = lines.findLastIndex((line) => /^(GET|PUT|POST|DELETE|HEAD|OPTIONS|PATCH|mc) /.test(line));
  return lines.slice(Math.max(at, 0)).join("\n");
}

/** What an answer did on a dataset, as a short text that answers of equal behaviour share; see `fingerprintOf`. */
export function consoleFingerprint(observation: ConsoleObservation, exercise: ConsoleExercise): string {
  if (observation.end === "error")
    return `error ${observation.error.code} ${hash53(observation.error.message)}`;
  if (observation.end === "stopped") return `stopped ${observation.limit}`;
  const checks: readonly ConsoleCheck[] = exercise.checks;
  return hash53(checks.map((check, i) => printSeen(check, observation.checks[i])).join("\u0000"));
}

function printSeen(check: ConsoleCheck, seen: ConsoleSeen | undefined): string {
  if (seen?.kind === "replies" && (check.kind === "reply" || check.kind === "exchange"))
    return seen.reply ? printReply(check, seen.reply) : "none";
  if (seen?.kind === "state" && (check.kind === "index-state" || check.kind === "bucket-state")) {
    const probes = check.probes.map((probe, i) => {
      const reply = seen.probes[i];
      return reply ? printReply(probe, reply) : "none";
    });
    return [...seen.held.map(printHeld), ...probes].join("\u0002");
  }
  return seen?.kind === "requests" ? (seen.fault?.fault ?? "") : "";
}
