import type { Engine } from "./engine";
import type { StartFailure } from "./start-failure";

/** What an engine of the page is doing, for whoever shows it. `received` and `total` are bytes as transferred. */
export type EngineState =
  | { kind: "idle" }
  | { kind: "loading"; received: number; total: number }
  | { kind: "starting" }
  | { kind: "ready" }
  | { kind: "running" }
  | { kind: "restarting" }
  | { kind: "failed"; failure: StartFailure }
  | { kind: "closed" };

/** An engine of a page. `getState` and `subscribe` fit React's `useSyncExternalStore`. */
export interface BrowserEngine extends Engine {
  /** Ends the run under way: it resolves with `stopped` by `person`. */
  stop(): void;
  getState(): EngineState;
  subscribe(listener: () => void): () => void;
}
