import type { Dataset, Limits } from "./engine";
import type { Outcome } from "./outcome";

/** What is asked of an engine in a thread of its own. One question at a time. */
export type EngineAsk =
  | { kind: "reset"; dataset: Dataset }
  /** A reset to a dataset that was posted before: its text need not cross again. */
  | { kind: "return"; version: string }
  | { kind: "run"; text: string; limits: Limits };

/** The answer to each question. */
export type EngineTell =
  | { kind: "ready" }
  | { kind: "ran"; outcomes: Outcome[] }
  | { kind: "failed"; message: string };
