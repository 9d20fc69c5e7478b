import type { ByteStream } from "../request";
import { applyChange } from "../state/change";
import { contentsAt, contentsOf } from "../state/changes-of";
import type { StoreState } from "../state/store-state";
import type { Contents, KeptContents } from "./contents";
import type { Journal } from "./journal";

/** How often each id was counted. */
class Counts {
  readonly #counts = new Map<string, number>();
  add(id: string): void {
    this.#counts.set(id, this.of(id) + 1);
  }
  drop(id: string): void {
    const left = this.of(id) - 1;
    if (left > 0) this.#counts.set(id, left);
    else this.#counts.delete(id);
  }
  of(id: string): number {
    return this.#counts.get(id) ?? 0;
  }
}

/** Contents that are to go, and those who may still need them. */
class Unused {
  readonly references = new Counts();
  readonly readers = new Counts();
  readonly #ids = new Set<string>();
  /** Of changes that failed: they are in the state of others until those have settled too. */
  readonly #failed = new Set<string>();
  #unsettled = 0;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(private readonly kept: KeptContents) {}

  /** Runs a change; where it fails, what `referred` names goes when no other change is under way. */
  async settle(change: () => Promise<void>, referred: () => readonly string[]): Promise<void> {
    this.#unsettled++;
    try {
      await change();
    } catch (cause) {
      for (const id of referred()) if (this.references.of(id) === 0) this.#failed.add(id);
      throw cause;
    } finally {
      this.#unsettled--;
    }
  }

  drop(id: string): void {
    this.references.drop(id);
    if (this.references.of(id) === 0) this.#ids.add(id);
  }

  // What could not be removed stays in the list for the next time: nobody's request fails for it.
  sweep(): Promise<void> {
    if (this.#ids.size + this.#failed.size === 0) return this.#sweeping;
    this.#sweeping = this.#sweeping.then(() => this.#remove()).catch(() => undefined);
    return this.#sweeping;
  }

  async #remove(): Promise<void> {
    if (this.#unsettled === 0) {
      for (const id of this.#failed) this.#ids.add(id);
      this.#failed.clear();
    }
    const ids = [...this.#ids].filter((id) => this.references.of(id) === 0 && this.readers.of(id) === 0);
    if (ids.length === 0) return;
    await this.kept.remove(ids);
    for (const id of ids) this.#ids.delete(id);
  }
}

/** Contents and journal of one store, seen together. */
export interface ReleasingStorage {
  readonly contents: Contents;
  readonly journal: Journal;
  /** Resolves when no content is being removed. */
  readonly settled: () => Promise<void>;
}

async function* counted(id: string, stream: ByteStream, unused: Unused): ByteStream {
  try {
    yield* stream;
  } finally {
    unused.readers.drop(id);
    void unused.sweep();
  }
}

function releasingJournal(journal: Journal, start: StoreState, unused: Unused): Journal {
  let state = start;
  for (const id of contentsOf(start)) unused.references.add(id);
  return {
    async append(change) {
      await unused.settle(
        () => journal.append(change),
        () => contentsAt(applyChange(state, change), change),
      );
      const before = contentsAt(state, change);
      state = applyChange(state, change);
      for (const id of contentsAt(state, change)) unused.references.add(id);
      for (const id of before) unused.drop(id);
      // Not waited for: changes are acknowledged in their order.
      void unused.sweep();
    },
  };
}

/**
 * Removes contents when the last thing that referred to them has gone from the journal: at once, after those who read them, or before the
 * next write. What was written and never referred to, or never read to its end, goes when the store is opened again.
 */
export function releaseContents(kept: KeptContents, journal: Journal, start: StoreState): ReleasingStorage {
  const unused = new Unused(kept);
  return {
    contents: {
      async write(body) {
        await unused.sweep();
        return kept.write(body);
      },
      read(content, from, length) {
        unused.readers.add(content.id);
        return counted(content.id, kept.read(content, from, length), unused);
      },
    },
    journal: releasingJournal(journal, start, unused),
    settled: () => unused.sweep(),
  };
}
