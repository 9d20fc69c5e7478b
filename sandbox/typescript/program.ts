import { Budget } from "./budget";
import type { Database } from "./database";
import { Guest, GuestBroken, type GuestOptions } from "./guest";
import type { Call, ProgramLimits, ProgramOutcome, SentStatement } from "./outcome";
import type { Ending, Thrown, Told } from "./prelude";
import type { QuickJs } from "./quickjs";
import { encodeReply } from "./reply";
import { refusedImport, stripTypes } from "./strip-types";
import { brokenThrown, moduleFailure, neverFinished, threw } from "./thrown";

/** What a run depends on besides the answer. */
export interface ProgramOptions {
  limits: ProgramLimits;
  /** The clock that the program sees, epoch milliseconds. It stands still. */
  now: number;
  /** Milliseconds that only grow, for the time limit. */
  monotonic?: () => number;
}

/**
 * Runs a TypeScript module in quickjs: calls its default export with a client and the arguments of `call`, and tells what happened.
 * Rejects only when `database` does or quickjs cannot be loaded. A loop inside one native function (`indexOf` over 2^53 places) asks
 * no clock, so run this where a thread can be ended from outside.
 */
export async function runProgram(
  quickjs: QuickJs,
  source: string,
  call: Call,
  database: Database,
  options: ProgramOptions,
): Promise<ProgramOutcome> {
  const stripped = stripTypes(source);
  if (stripped.kind === "syntax") return stripped;
  const { limits, now, monotonic = () => performance.now() } = options;
  const instance = await quickjs.take();
  const run = new Run(source, database, new Budget(limits, monotonic));
  const guest = new Guest(instance, { memory: limits.memory, now, ...run.hooks });
  try {
    return await run.outcome(guest, stripped.code, call);
  } catch (cause) {
    if (cause instanceof GuestBroken) return threw(brokenThrown(cause), run.sent);
    throw cause;
  } finally {
    // Cut off in the middle of its work, quickjs cannot always free what it holds: such an instance is left to the garbage collector.
    if (!run.cutOff && guest.dispose()) quickjs.giveBack(instance);
  }
}

/** What one run has heard from its guest. */
class Run {
  readonly sent: SentStatement[] = [];
  private readonly asked: Told[] = [];
  private ending: Ending | undefined;
  private refused: string | undefined;

  constructor(
    private readonly source: string,
    private readonly database: Database,
    private readonly budget: Budget,
  ) {}

  get hooks(): Pick<GuestOptions, "budget" | "send" | "done" | "refuse"> {
    return {
      budget: this.budget,
      send: (told) => {
        this.sent.push({ text: told.text, values: valuesOf(told) });
        this.asked.push(told);
      },
      done: (ending) => {
        this.ending = ending;
      },
      refuse: (module) => {
        this.refused = module;
        return refusedImport(module);
      },
    };
  }

  /** True when a limit ended the program wherever it was. */
  get cutOff(): boolean {
    return this.budget.limit !== undefined;
  }

  async outcome(guest: Guest, code: string, call: Call): Promise<ProgramOutcome> {
    this.budget.begin();
    const loaded = guest.load(code);
    if (loaded.kind === "failed") this.note(loaded.thrown);
    if (this.budget.spent()) return this.stopped();
    if (loaded.kind !== "loaded") return moduleFailure(loaded, this.source, code, this.refused);
    this.note(guest.start(JSON.stringify(call.args)));
    await this.drain(guest);
    if (this.ending?.kind === "threw") this.note(this.ending);
    return this.budget.limit ? this.stopped() : this.ended();
  }

  /** Lets the program go on until nothing is left to do, as Node would: one statement at a time, in the order they were sent. */
  private async drain(guest: Guest): Promise<void> {
    while (!this.budget.spent()) {
      const { more, thrown } = guest.runJobs();
      this.note(thrown);
      if (more) continue;
      const told = this.asked.shift();
      if (!told) return;
      const reply = encodeReply(await this.database.query(told.text, valuesOf(told)));
      if (!this.budget.spent()) this.note(guest.settle(told.id, reply));
    }
  }

  private note(thrown: Thrown | undefined): void {
    if (thrown?.name === "InternalError" && thrown.message === "out of memory") this.budget.meet("memory");
  }

  private stopped(): ProgramOutcome {
    return { kind: "stopped", limit: this.budget.limit ?? "time", sent: this.sent };
  }

  private ended(): ProgramOutcome {
    if (!this.ending) return threw(neverFinished, this.sent);
    if (this.ending.kind === "threw") return threw(this.ending, this.sent);
    const { json } = this.ending;
    return { kind: "returned", value: json === undefined ? undefined : JSON.parse(json), sent: this.sent };
  }
}

const valuesOf = ({ values }: Told): unknown[] | undefined =>
  values === undefined ? undefined : (JSON.parse(values) as unknown[]);
