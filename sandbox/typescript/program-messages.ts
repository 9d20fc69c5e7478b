import type { QueryReply } from "./database";
import type { Call, ProgramLimits, ProgramOutcome } from "./outcome";

/** What the host sends to a thread of programs. One program at a time. */
export type ProgramAsk =
  | { kind: "run"; source: string; call: Call; limits: ProgramLimits; now: number }
  /** Answers the thread's one open `query`. */
  | { kind: "reply"; reply: QueryReply };

/** What a thread of programs tells. */
export type ProgramTell =
  /** quickjs is loaded. Comes once, before anything is asked. */
  | { kind: "ready" }
  /** The program sent a statement and waits. */
  | { kind: "query"; text: string; values: unknown[] | undefined }
  | { kind: "outcome"; outcome: ProgramOutcome }
  /** What runs programs failed; the program is not to blame. */
  | { kind: "failed"; message: string };
