import { randomUUID } from "node:crypto";
import { appendFile, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type FolderLock, openLocked } from "../../server/lock-folder";
import { createObjectEngine, emptyState } from "../engine";
import { changesOf, contentsOf } from "../state/changes-of";
import { writeRecord } from "../storage/change-record";
import { releaseContents } from "../storage/release-contents";
import type { KeptStore, KeptStoreSettings } from "../storage/kept-store";
import { replayRecords } from "../storage/replay-records";
import { fileContents, syncFolder } from "./file-contents";
import { openLog } from "./log-journal";

/** A store that lies in a folder. Damaged lines of its log are set aside in `damaged.log`. */
export type FolderStore = KeptStore;

async function readLog(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "";
    throw cause;
  }
}

function asLines(records: readonly string[]): string {
  return records.map((record) => `${record}\n`).join("");
}

// Written anew beside the old one, then renamed over it: at any moment one whole log is there.
async function rewriteLog(folder: string, records: readonly string[]): Promise<void> {
  const temporary = path.join(folder, "changes.log.new");
  await writeFile(temporary, asLines(records), { flush: true });
  await rename(temporary, path.join(folder, "changes.log"));
  await syncFolder(folder);
}

/**
 * Opens the store of a folder, or begins one: contents are files, changes an append-only log with a checksum a record. What was
 * acknowledged is there after a crash; what was not is not there in part. One process a folder.
 */
export const openFolder = (folder: string, settings: KeptStoreSettings): Promise<FolderStore> =>
  openLocked(folder, (lock) => openHeld(folder, settings, lock));

async function openHeld(folder: string, settings: KeptStoreSettings, lock: FolderLock): Promise<FolderStore> {
  const file = path.join(folder, "changes.log");
  const lines = (await readLog(file)).split("\n");
  // A log that ends in the middle of a record: nobody was told that it had been kept.
  const torn = lines.pop() !== "";
  const { state, damaged, rewritten } = replayRecords(lines, emptyState(settings.root));
  if (damaged.length > 0) await appendFile(path.join(folder, "damaged.log"), asLines(damaged));
  const anew = rewritten ?? (torn ? changesOf(state).map(writeRecord) : undefined);
  if (anew) await rewriteLog(folder, anew);
  const kept = await fileContents(folder, randomUUID);
  const used = new Set(contentsOf(state));
  // Of writes that nobody was told of, and what a crash left of contents that were to go.
  await kept.remove((await readdir(path.join(folder, "contents"))).filter((id) => !used.has(id)));
  const log = await openLog(file);
  const { contents, journal, settled } = releaseContents(kept, log, state);
  const engine = createObjectEngine({ ...settings, contents, journal, state });
  return {
    engine,
    damaged: damaged.length,
    async close() {
      await log.close();
      await settled();
      await lock.release();
    },
  };
}
