import type { KnownBucket } from "@/sandbox/objects/console/completion/complete";
import type { KnownIndex } from "@/sandbox/search/console/completion/complete";
import type { StoreState } from "./state/store-state";

/** The names that a console's engine holds. */
export interface Names {
  indices: readonly KnownIndex[];
  buckets: readonly KnownBucket[];
}

/** Tells the names, for which the engine may have to start. Never rejects: without an engine nothing is known. */
export type KnownNames = () => Promise<Names>;

const none: Names = { indices: [], buckets: [] };

/** Reads a state once, beginning now; after a failure the next call tries again. */
export function knownNames(read: () => Promise<StoreState | undefined>): KnownNames {
  let asked: Promise<Names> | undefined;
  const names: KnownNames = () => {
    asked ??= read().then(namesOf, (cause: unknown) => {
      asked = undefined;
      // Offline: nobody is told more than the console, and the language itself is still completed.
      console.info("No completion of names:", cause);
      return none;
    });
    return asked;
  };
  void names();
  return names;
}

function namesOf(state: StoreState | undefined): Names {
  if (!state) return none;
  return state.kind === "search"
    ? { indices: state.indices, buckets: [] }
    : {
        indices: [],
        buckets: state.buckets.map(({ name, keys }) => ({ name, keys: keys.map(({ key }) => key) })),
      };
}
