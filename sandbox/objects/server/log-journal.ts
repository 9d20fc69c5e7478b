import { type FileHandle, open } from "node:fs/promises";
import { type BatchedJournal, batchedJournal } from "../storage/batched-journal";
import { asStorageError } from "./file-contents";

/** An append-only log, open for writing. */
export interface LogJournal extends BatchedJournal {
  close(): Promise<void>;
}

async function appendLines(handle: FileHandle, records: readonly string[]): Promise<void> {
  const before = (await handle.stat()).size;
  try {
    await handle.appendFile(records.map((record) => `${record}\n`).join(""));
    await handle.datasync();
  } catch (cause) {
    // What was written in part goes, so that the next record begins a line.
    await handle.truncate(before);
    throw asStorageError(cause);
  }
}

/** Opens the log: a record a line, synced before it is acknowledged. */
export async function openLog(file: string): Promise<LogJournal> {
  const handle = await open(file, "a");
  const journal = batchedJournal((records) => appendLines(handle, records));
  return {
    ...journal,
    async close() {
      await journal.settled();
      await handle.close();
    },
  };
}
