import type { World } from "./cluster/cluster";

/** A world that is the same at every run: the clock that it is given, and ids that come in one order. */
export interface StoryWorld extends World {
  /** How many ids were given: setting it back makes the same ids come again. */
  ids: number;
}

/** The world behind a console and behind a journal. Ids look like Elasticsearch's own: 20 characters of `[A-Za-z0-9_-]`, the first a letter. */
export function storyWorld(clock: Pick<World, "now">): StoryWorld {
  const world: StoryWorld = {
    ids: 0,
    now: () => clock.now(),
    newId: () => {
      world.ids += 1;
      return idOf(world.ids);
    },
  };
  return world;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const ID_LENGTH = 20;
/** Characters that come of one 32-bit number. */
const PER_WORD = 5;

function idOf(count: number): string {
  const words = Array.from({ length: ID_LENGTH / PER_WORD }, (_, i) => scrambled(count * 4 + i));
  return words.map((word, i) => charactersOf(word, i === 0)).join("");
}

function charactersOf(word: number, leads: boolean): string {
  return Array.from({ length: PER_WORD }, (_, i) => {
    const six = (word >>> (6 * i)) & 63;
    return alphabet.charAt(leads && i === 0 ? six % 52 : six);
  }).join("");
}

/** SplitMix's finisher over 32 bits: every number goes to another one. */
function scrambled(seed: number): number {
  let word = Math.imul(seed, 0x9e3779b9);
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
