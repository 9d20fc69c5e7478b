/** Where texts are kept, with a memory behind it for browsers that refuse to store. */
export interface KeptTexts {
  get(key: string): string | undefined;
  /** `undefined` forgets. False when the browser did not keep it: then it lives only as long as the page. */
  set(key: string, text: string | undefined): boolean;
}

/** Texts of this browser: local storage, else the tab's own, else memory. Never throws. */
export function keptTexts(stores: (() => Storage)[] = [() => localStorage, () => sessionStorage]): KeptTexts {
  const memory = new Map<string, string>();
  return {
    get: (key) => memory.get(key) ?? firstAnswer(stores, (store) => store.getItem(key) ?? undefined),
    set: (key, text) => {
      memory.delete(key);
      const forget = (store: Storage): void => store.removeItem(key);
      const keep = (store: Storage): void => store.setItem(key, text ?? "");
      const kept = tryAll(stores, text === undefined ? forget : keep, forget);
      if (!kept && text !== undefined) memory.set(key, text);
      return kept;
    },
  };
}

/** What the learner typed into a block. */
export const textKey = (lesson: string, block: string): string => `rowhouse:text:${lesson}/${block}`;
/** What the learner predicted at a block. */
export const predictionKey = (lesson: string, block: string): string =>
  `rowhouse:predicted:${lesson}/${block}`;

/** The texts of this tab. */
export const texts: KeptTexts = keptTexts();

function firstAnswer(
  stores: (() => Storage)[],
  ask: (store: Storage) => string | undefined,
): string | undefined {
  for (const store of stores) {
    try {
      const found = ask(store());
      if (found !== undefined) return found;
    } catch {
      continue; // blocked by the browser's settings: the next store may not be
    }
  }
  return undefined;
}

/** The first store that takes it keeps it; an older text in the others goes, or it would come back later. */
function tryAll(
  stores: (() => Storage)[],
  act: (store: Storage) => void,
  forget: (store: Storage) => void,
): boolean {
  let done = false;
  for (const store of stores) {
    try {
      if (done) forget(store());
      else act(store());
      done = true;
    } catch {
      continue; // full or blocked
    }
  }
  return done;
}
