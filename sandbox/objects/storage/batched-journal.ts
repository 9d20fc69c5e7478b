import type { Change } from "../state/change";
import { writeRecord } from "./change-record";
import type { Journal } from "./journal";

/** A journal that can be waited for. */
export interface BatchedJournal extends Journal {
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly record: string;
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

/**
 * Changes that arrive while the disk is busy are written together, and waited for once. `write` keeps all of its records or none.
 */
export function batchedJournal(write: (records: readonly string[]) => Promise<void>): BatchedJournal {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await write(batch.map(({ record }) => record));
        for (const { done } of batch) done();
      } catch (cause) {
        for (const { failed } of batch) failed(cause);
      }
    }
    running = undefined;
  };
  return {
    append: (change: Change) =>
      new Promise<void>((done, failed) => {
        waiting.push({ record: writeRecord(change), done, failed });
        running ??= run();
      }),
    settled: async () => running,
  };
}
