import { type FolderLock, openLocked } from "../../server/lock-folder";
import { setAllParts } from "../parts/all";
import { StoredEngine } from "../storage/stored-engine";
import { openRequestLog } from "./request-log";

/** What the engine of a folder is given. */
export interface SearchFolderSettings {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A search engine whose state lies in a folder. */
export interface SearchFolder {
  readonly engine: Pick<StoredEngine, "handle">;
  /** Records of the log whose checksum did not hold: set aside in `damaged.log`, the rest is served. */
  readonly damaged: number;
  /** Answers what was asked, then gives the folder back. */
  close(): Promise<void>;
}

/**
 * Opens the search engine of a folder, or begins one. `requests.log` is a log of the requests that changed something, synced before
 * they are answered, and all of them are run again here: what was acknowledged is there after a crash. The log is kept whole, for
 * scores depend on deleted documents and on when segments were merged, which no shorter text could tell. One process a folder.
 */
export const openSearchFolder = (
  folder: string,
  settings: SearchFolderSettings = {},
): Promise<SearchFolder> => openLocked(folder, (lock) => openHeld(folder, settings, lock));

async function openHeld(
  folder: string,
  { now = Date.now }: SearchFolderSettings,
  lock: FolderLock,
): Promise<SearchFolder> {
  setAllParts();
  const log = await openRequestLog(folder);
  const engine = new StoredEngine(log.records, log, now);
  return {
    engine,
    damaged: log.damaged,
    async close() {
      await engine.settled();
      await log.close();
      await lock.release();
    },
  };
}
