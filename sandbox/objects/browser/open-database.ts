import { type HeldDatabase, openHeld } from "../../browser/database";
import { createObjectEngine, emptyState } from "../engine";
import { contentsOf } from "../state/changes-of";
import { batchedJournal } from "../storage/batched-journal";
import type { KeptStore, KeptStoreSettings } from "../storage/kept-store";
import { releaseContents } from "../storage/release-contents";
import { type Replayed, replayRecords } from "../storage/replay-records";
import { contentIds, databaseContents } from "./database-contents";
import { openObjectDatabase, readTables, writeTables } from "./object-database";

/** How long another tab that holds the store may take to go, in milliseconds. */
const PATIENCE = 2_000;

/** A store that lies in a database of the page. Damaged records of its journal are set aside in the table `damaged`. */
export type DatabaseStore = KeptStore;

// One transaction: at any moment the old records are there, or the new ones.
function rewriteChanges(database: IDBDatabase, { damaged, rewritten = [] }: Replayed): Promise<void> {
  return writeTables(database, (table) => {
    for (const record of damaged) table("damaged").add(record);
    table("changes").clear();
    for (const record of rewritten) table("changes").add(record);
  });
}

/**
 * Opens the store of this name, or begins one: contents are chunks, changes a journal with a checksum a record, both in one IndexedDB
 * database. What was acknowledged is there after a reload and after the tab was killed; what was not is not there in part. One tab a
 * store. The browser may clear it when it runs out of room, unless the page has asked for `navigator.storage.persist()`.
 */
export const openDatabase = (
  name: string,
  settings: KeptStoreSettings,
  patience = PATIENCE,
): Promise<DatabaseStore> =>
  openHeld({ what: "object store", name, patience }, openObjectDatabase, (held) => openStore(held, settings));

async function openStore(
  { database, release }: HeldDatabase,
  settings: KeptStoreSettings,
): Promise<DatabaseStore> {
  const records = await readTables(database, (table) => table("changes").getAll());
  const replayed = replayRecords((records ?? []).map(String), emptyState(settings.root));
  if (replayed.rewritten) await rewriteChanges(database, replayed);
  const { state, damaged } = replayed;
  const kept = databaseContents(database, () => crypto.randomUUID());
  const used = new Set(contentsOf(state));
  // Of writes that nobody was told of, and what a killed tab left of contents that were to go.
  await kept.remove([...(await contentIds(database))].filter((id) => !used.has(id)));
  const log = batchedJournal((changes) =>
    writeTables(database, (table) => {
      for (const record of changes) table("changes").add(record);
    }),
  );
  const { contents, journal, settled } = releaseContents(kept, log, state);
  return {
    engine: createObjectEngine({ ...settings, contents, journal, state }),
    damaged: damaged.length,
    async close() {
      await log.settled();
      await settled();
      release();
    },
  };
}
