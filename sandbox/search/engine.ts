import type { World } from "./cluster/cluster";
import { openEngine, type SearchEngine } from "./open-engine";
import { setAllParts } from "./parts/all";

export type { SearchEngine, Snapshot } from "./open-engine";

/** A new, empty engine, all of it: `handle` never throws. Clock and ids come from `world`. */
export function createSearchEngine(world: World = countingWorld()): SearchEngine {
  setAllParts();
  return openEngine(world);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A world of this machine's clock and of ids that count up, 22 characters each. */
export function countingWorld(now: () => number = Date.now): World {
  let count = 0;
  return {
    now,
    newId: () => {
      count += 1;
      let rest = count;
      let id = "";
      for (let i = 0; i < 22; i++) {
        id = alphabet.charAt(rest % 64) + id;
        rest = Math.floor(rest / 64);
      }
      return id;
    },
  };
}
