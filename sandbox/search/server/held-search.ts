import type { Engine } from "../../engine";
import { engineThread } from "../../server/engine-thread";
import { ThreadedEngine } from "../../threaded-engine";

/** The search engine in a thread that is held from outside. */
export const heldSearch = (): Engine =>
  new ThreadedEngine(() => engineThread("sandbox/search/server/engine.worker.ts"));
