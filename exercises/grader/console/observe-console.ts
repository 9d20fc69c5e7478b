import type { Dataset, Engine, Limits } from "@/sandbox/engine";
import type { ErrorOutcome, Outcome, ReplyOutcome, StoppedOutcome } from "@/sandbox/outcome";
import type { ConsoleCheck, Probe, RepliesCheck, StateCheck } from "../../console-schema";
import type { ConsoleExercise } from "../../exercise";
import { GradingFailed, SeedFailed } from "../grading-failed";
import { type ConsoleStep, stepsOf } from "./console-text";
import { type HeldSeen, observeHeld } from "./held-objects";
import { repliesTogether, replySeen, type ReplySeen } from "./reply-seen";
import { observeRequests, type RequestsSeen } from "./sent-requests";

/** What one check saw of an answer. */
export type ConsoleSeen =
  /** `null`: there is no such reply; `replies`: how many there are. */
  | { kind: "replies"; reply: ReplySeen | null; replies: number }
  | { kind: "state"; probes: ReplySeen[]; held: HeldSeen[] }
  | RequestsSeen;

/** What ended an answer: a limit of the engine, too many requests, or replies that are too long. */
export type ConsoleStop = StoppedOutcome["limit"] | "requests" | "replies";

/** What an answer did on one dataset; a status of 400 and above is an answer as any other. */
export type ConsoleObservation =
  | { end: "done"; checks: ConsoleSeen[] }
  /** A line that is no request: nothing of the text counts. */
  | { end: "error"; error: ErrorOutcome }
  | { end: "stopped"; limit: ConsoleStop };

/** What an answer may use while it is graded, on one dataset. */
export const consoleLimits: Limits = { ms: 5_000, rows: 10_000, bytes: 8 * 1024 * 1024 };

/** Requests of one answer. */
export const mostRequests = 1_000;

/** Where an answer runs: an engine of the exercise's kind, and for objects of its dialect. */
export interface ConsoleWorld {
  engine: Engine;
  /** `consoleLimits` unless told. */
  limits?: Limits;
}

type Scenario = Pick<RepliesCheck, "given" | "times">;

const scenarioOf = (check: ConsoleCheck): Scenario => (check.kind === "requests" ? {} : check);
const nameOf = ({ given, times }: Scenario): string => JSON.stringify([given ?? "", times ?? 1]);

/**
 * Runs an answer on a dataset and looks at it with every check: once, and again for checks that want it sent twice, or after
 * something that is given. Throws `GradingFailed` when we are to blame.
 */
export async function observeConsole(
  exercise: ConsoleExercise,
  answer: string,
  dataset: Dataset,
  world: ConsoleWorld,
): Promise<ConsoleObservation> {
  const steps = stepsOf(exercise.kind, answer);
  if (steps.length > mostRequests) return { end: "stopped", limit: "requests" };
  const checks: readonly ConsoleCheck[] = exercise.checks;
  const found = new Map<ConsoleCheck, ConsoleSeen>();
  const scenarios = new Map(checks.map((check) => [nameOf(scenarioOf(check)), scenarioOf(check)]));
  for (const [name, scenario] of scenarios) {
    const sent = await send(exercise, answer, scenario, dataset, world);
    if ("end" in sent) return sent;
    const own = checks.filter((check) => nameOf(scenarioOf(check)) === name);
    for (const check of own) found.set(check, await look(exercise, check, steps, sent, world));
  }
  return {
    end: "done",
    checks: checks.map((check) => found.get(check) ?? { kind: "requests", fault: null }),
  };
}

/** The outcomes of the answer, of its last time where it is sent twice. */
async function send(
  exercise: ConsoleExercise,
  answer: string,
  { given = "", times }: Scenario,
  dataset: Dataset,
  { engine, limits = consoleLimits }: ConsoleWorld,
): Promise<Outcome[] | Extract<ConsoleObservation, { end: "error" | "stopped" }>> {
  await engine.reset(dataset);
  for (const text of [exercise.seed, given]) if (text !== "") await mustRun(text, engine, limits);
  let outcomes: Outcome[] = [];
  for (let i = 0; i < (times ?? 1); i += 1) {
    outcomes = await engine.run(answer, limits);
    const last = outcomes.at(-1);
    if (last?.kind === "broken") throw new GradingFailed(`The engine broke: ${last.reason}`);
    if (last?.kind === "error") return { end: "error", error: last };
    if (last?.kind === "stopped")
      return { end: "stopped", limit: last.limit === "bytes" ? "replies" : last.limit };
  }
  return outcomes;
}

async function look(
  exercise: ConsoleExercise,
  check: ConsoleCheck,
  steps: ConsoleStep[],
  outcomes: Outcome[],
  world: ConsoleWorld,
): Promise<ConsoleSeen> {
  const replies = repliesOf(outcomes, steps);
  switch (check.kind) {
    case "requests":
      return observeRequests(check, steps, replies);
    case "reply":
    case "exchange":
      return { kind: "replies", reply: replyOf(check, replies), replies: replies.length };
    case "index-state":
    case "bucket-state":
      return await observeState(exercise, check, urlIn(replies), world);
  }
}

/** Replies in order, those to lines such as `@clock` left out. */
function repliesOf(outcomes: Outcome[], steps: ConsoleStep[]): ReplyOutcome[] {
  return outcomes.filter(
    (outcome, i): outcome is ReplyOutcome => outcome.kind === "reply" && steps[i]?.kind !== "aside",
  );
}

function replyOf(check: RepliesCheck, replies: ReplyOutcome[]): ReplySeen | null {
  if (replies.length === 0) return null;
  if (check.of === "all") return repliesTogether(replies, check);
  const reply = check.of === "last" ? replies.at(-1) : replies[check.of - 1];
  return reply ? replySeen(reply, check) : null;
}

async function observeState(
  exercise: ConsoleExercise,
  check: StateCheck,
  url: string,
  world: ConsoleWorld,
): Promise<ConsoleSeen> {
  const { engine, limits = consoleLimits } = world;
  const probes: ReplySeen[] = [];
  const held: HeldSeen[] = [];
  // What the buckets hold is read first: probes may write.
  if (check.kind === "bucket-state") {
    for (const holds of check.holds) held.push(await observeHeld(holds, engine, limits));
  }
  // An answer may have changed whose rules hold.
  const before = exercise.kind === "objects" ? `@dialect ${exercise.dialect}\n\n` : "";
  for (const probe of check.probes) probes.push(await observeProbe(probe, url, before, world));
  return { kind: "state", probes, held };
}

async function observeProbe(
  probe: Probe,
  url: string,
  before: string,
  { engine, limits = consoleLimits }: ConsoleWorld,
): Promise<ReplySeen> {
  const text = `${before}${probe.send.replaceAll("{{url}}", url)}`;
  const last = (await engine.run(text, limits)).at(-1);
  if (last?.kind === "reply") return replySeen(last, probe);
  if (last?.kind !== "error" && last?.kind !== "stopped")
    throw new GradingFailed(`A probe ended with ${last?.kind ?? "nothing"}: ${probe.send}`);
  // A reply that is too long, or nothing to fill in: the answer made it so.
  const reason = last.kind === "error" ? last.code : "stopped";
  return { status: 0, reason, values: probe.paths.map(() => []), headers: probe.headers.map(() => null) };
}

const presigned = /https?:\/\/[^\s"'<>\\/]+(\/[^\s"'<>\\]*[?&]X-Amz-Signature=[0-9a-f]+[^\s"'<>\\]*)/g;

/** Path and query of the last presigned URL that a reply printed. */
function urlIn(replies: ReplyOutcome[]): string {
  const text = replies
    .map(({ body }) => (typeof body === "string" ? body : JSON.stringify(body ?? null)))
    .join("\n");
  const found = [...text.replaceAll("&amp;", "&").replaceAll("\\u0026", "&").matchAll(presigned)].at(-1)?.[1];
  return found ?? "/no-url";
}

async function mustRun(text: string, engine: Engine, limits: Limits): Promise<void> {
  const outcomes = await engine.run(text, limits);
  const failed = outcomes.find((outcome) => outcome.kind !== "reply" || outcome.status >= 400);
  if (!failed) return;
  const why =
    failed.kind === "reply"
      ? `${failed.status} ${JSON.stringify(failed.body).slice(0, 300)}`
      : failed.kind === "error"
        ? failed.message
        : failed.kind;
  throw new SeedFailed(`The seed of the exercise did not run: ${why}`);
}
