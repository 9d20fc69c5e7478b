import type { Outcome } from "@/sandbox/outcome";
import type { EngineState } from "@/sandbox/browser-engine";
import type { Unavailable } from "./page-engine";

/** What a block is doing. */
export type Phase =
  | { kind: "resting" }
  /** The engine loads, starts, or works for another block. */
  | { kind: "waiting"; engine: EngineState }
  | { kind: "running" }
  | { kind: "unavailable"; why: Unavailable };

/** The last result of a block. */
export interface Shown {
  /** What ran: errors point into it. */
  text: string;
  /** `Statement 2 of 3`, `Selection`; undefined for the whole text. */
  label: string | undefined;
  /** What ran before it, where that was not the session. */
  before?: string[];
  outcomes: Outcome[];
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** What a reader is told while the engine is not ready. `name` is that of the engine, as a sentence begins. */
export function describeWaiting(engine: EngineState, name = "PostgreSQL"): string {
  switch (engine.kind) {
    case "loading":
      return `${name} is loading, ${megabytes(engine.received)} of ${megabytes(engine.total)} MB. Runs by itself when ready.`;
    case "ready":
    case "running":
      return "Waiting for the block before. Runs by itself when ready.";
    case "restarting":
      return `${name} starts again. Runs by itself when ready.`;
    case "idle":
    case "starting":
    case "failed":
    case "closed":
      return `${name} is starting. Runs by itself when ready.`;
  }
}

/** One sentence for a reader whose browser cannot run the engine now. */
export function describeUnavailable({ reason, detail }: Unavailable, name = "PostgreSQL"): string {
  switch (reason) {
    case "unsupported":
      return `This browser cannot run ${midSentence(name)}. ${detail}`;
    case "offline":
      return `You are offline, and ${midSentence(name)} is not in this browser yet.`;
    case "download":
      return `${name} did not arrive. ${detail}.`;
    case "crashed":
      return `This failed on our side. ${detail}.`;
  }
}

const midSentence = (name: string): string => name.replace(/^The /, "the ");
