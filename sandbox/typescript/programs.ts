import type { Database } from "./database";
import type { Call, ProgramLimits, ProgramOutcome } from "./outcome";

/** What a run depends on besides the answer; `now` is the clock that the program sees, epoch milliseconds. */
export interface RunOptions {
  limits: ProgramLimits;
  now: number;
}

/** Where programs run: in a thread that is ended from outside when a program does not end by itself. */
export interface Programs {
  /** As `runProgram`. Rejects only when `database` does, or when our side fails. */
  run(source: string, call: Call, database: Database, options: RunOptions): Promise<ProgramOutcome>;
  close(): Promise<void>;
}
