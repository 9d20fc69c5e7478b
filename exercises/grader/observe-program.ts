import type { Dataset, Engine, Limits } from "@/sandbox/engine";
import type { ErrorOutcome, StoppedOutcome } from "@/sandbox/outcome";
import type { Database } from "@/sandbox/typescript/database";
import type { ProgramLimits, ProgramOutcome, SyntaxOutcome } from "@/sandbox/typescript/outcome";
import type { Programs } from "@/sandbox/typescript/programs";
import type { ProgramExercise } from "../exercise";
import { observeProbes, type ProbesObservation } from "./checks/probes";
import type { CallEnd } from "./checks/returns";
import type { SentSeen } from "./checks/statements";
import { GradingFailed, SeedFailed } from "./grading-failed";
import { gradeLimits } from "./observe";

/** What the reference of a call is known by. */
export interface CallExpected {
  end: CallEnd;
  /** One for each state check; `null` where it does not look after this call. */
  probes: (ProbesObservation | null)[];
}

/** What one call of an answer did. */
export interface CallSeen extends CallExpected {
  sent: SentSeen[];
}

type StopLimit = StoppedOutcome["limit"] | "statements";

/** What an answer did on one dataset, call by call. */
export type ProgramObservation =
  | { end: "done"; calls: CallSeen[] }
  | { end: "error"; error: ErrorOutcome }
  | { end: "stopped"; limit: StopLimit };

/** What one call may use. Ten calls on six datasets stay within the minute and a half that a grader has. */
export const programLimits: ProgramLimits = { ms: 1_000, memory: 16 * 1024 * 1024, statements: 100 };

/** The clock that answers see: 15 January 2026, half past ten. */
export const programNow = Date.UTC(2026, 0, 15, 10, 30);

/** Characters of JSON that a call may return. */
const longestValue = 1024 * 1024;

/** Where programs run, and what their client speaks to. */
export interface ProgramWorld {
  engine: Engine;
  programs: Programs;
  /** `engineDatabase` of sandbox/typescript. */
  database: (engine: Pick<Engine, "run">, limits: Limits) => Database;
  /** `programLimits` unless told. */
  limits?: ProgramLimits;
}

/** Makes every call on a dataset, each from its first state. Throws `GradingFailed` when we are to blame. */
export async function observeProgram(
  exercise: ProgramExercise,
  answer: string,
  dataset: Dataset,
  world: ProgramWorld,
): Promise<ProgramObservation> {
  const calls: CallSeen[] = [];
  for (const number of exercise.calls.keys()) {
    const seen = await observeCall(exercise, answer, number, dataset, world);
    if ("halted" in seen) return seen.halted;
    calls.push(seen);
  }
  return { end: "done", calls };
}

async function observeCall(
  { seed, checks, calls }: ProgramExercise,
  answer: string,
  number: number,
  dataset: Dataset,
  { engine, programs, database, limits = programLimits }: ProgramWorld,
): Promise<CallSeen | { halted: ProgramObservation }> {
  await engine.reset(dataset);
  if (seed !== "") await mustRun(seed, engine);
  const listener = new Listener(engine, database);
  const args = calls[number]?.args ?? [];
  const outcome = await programs
    .run(answer, { args }, listener, { limits, now: programNow })
    .catch((cause: unknown) => {
      throw new GradingFailed(`The program could not be run: ${String(cause)}`);
    });
  if (outcome.kind === "syntax") return { halted: { end: "error", error: syntaxError(outcome, answer) } };
  const limit = listener.stopped ?? limitOf(outcome);
  if (limit) return { halted: { end: "stopped", limit } };
  const probes: CallExpected["probes"] = [];
  for (const check of checks) {
    if (check.kind !== "state") continue;
    if (check.after && !check.after.includes(number + 1)) {
      probes.push(null);
      continue;
    }
    const observed = await observeProbes(check, engine, gradeLimits);
    if ("stopped" in observed) return { halted: { end: "stopped", limit: observed.stopped } };
    probes.push(observed);
  }
  return { end: endOf(outcome), sent: listener.sent, probes };
}

/** Hears what goes to the database and what comes back. */
class Listener implements Database {
  readonly sent: SentSeen[] = [];
  /** A limit ended a statement: the rows are gone, whatever the program makes of it. */
  stopped: StoppedOutcome["limit"] | undefined;
  private readonly inner: Database;
  private commands: string[] = [];

  constructor(engine: Engine, database: ProgramWorld["database"]) {
    const listening: Pick<Engine, "run"> = {
      run: async (text, limits) => {
        const outcomes = await engine.run(text, limits);
        const last = outcomes.at(-1);
        if (last?.kind === "stopped") this.stopped ??= last.limit;
        this.commands = outcomes.flatMap((one) => (one.kind === "rows" ? [firstWord(one.command)] : []));
        return outcomes;
      },
    };
    this.inner = database(listening, gradeLimits);
  }

  async query(text: string, values: unknown[] | undefined): ReturnType<Database["query"]> {
    this.commands = [];
    const reply = await this.inner.query(text, values);
    const failed = "error" in reply;
    // With values, other statements stand around the learner's.
    const bound = values !== undefined && values.length > 0;
    const own = failed ? [] : [reply.command];
    const commands = (bound ? own : this.commands).filter((command) => command !== "");
    this.sent.push({ text, commands, failed, rows: failed ? 0 : reply.rows.length });
    return reply;
  }
}

const firstWord = (command: string): string => /^[A-Z]+/.exec(command)?.[0] ?? "";

function limitOf(outcome: Exclude<ProgramOutcome, SyntaxOutcome>): StopLimit | undefined {
  if (outcome.kind === "stopped") return outcome.limit;
  const long = outcome.kind === "returned" && (JSON.stringify(outcome.value) ?? "").length > longestValue;
  return long ? "bytes" : undefined;
}

function endOf(outcome: Exclude<ProgramOutcome, SyntaxOutcome>): CallEnd {
  if (outcome.kind === "returned") return { kind: "returned", value: outcome.value };
  if (outcome.kind === "stopped") throw new GradingFailed("A stopped program has no end.");
  const { name, message, code } = outcome;
  return { kind: "threw", name, message, ...(code === undefined ? {} : { code }) };
}

/** As an error of the database, for whoever shows it: the place in characters of the whole text. */
function syntaxError({ message, line, column }: SyntaxOutcome, answer: string): ErrorOutcome {
  const lines = answer.split("\n");
  const before = lines.slice(0, (line ?? 1) - 1).reduce((sum, one) => sum + [...one].length + 1, 0);
  const place = line === undefined ? {} : { position: before + (column ?? 1) };
  return { kind: "error", code: "TS", message, ...place, notices: [] };
}

async function mustRun(text: string, engine: Engine): Promise<void> {
  const last = (await engine.run(text, gradeLimits)).at(-1);
  if (last?.kind === "rows") return;
  const why = last?.kind === "error" ? last.message : (last?.kind ?? "nothing");
  throw new SeedFailed(`The seed of the exercise did not run: ${why}`);
}
