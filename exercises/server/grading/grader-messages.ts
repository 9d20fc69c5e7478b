import type { Graded } from "./graded";

/** What the web process asks of a grader. */
export interface GraderAsk {
  id: number;
  exercise: string;
  answer: string;
}

/** What a grader replies. `failed`: the fault is ours. */
export type GraderReply =
  | { kind: "ready" }
  | { kind: "graded"; id: number; graded: Graded }
  | { kind: "failed"; id: number; message: string };
