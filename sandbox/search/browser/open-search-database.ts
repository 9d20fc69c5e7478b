import { type HeldDatabase, openHeld, openTables, transact } from "../../browser/database";
import { fetchAllParts } from "../parts/fetch";
import type { JournalRecord } from "../storage/journal";
import { readKept } from "../storage/read-kept";
import { StoredEngine } from "../storage/stored-engine";

/** What the engine of a database is given. */
export interface SearchDatabaseSettings {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** How long another tab that holds the database may take to go, milliseconds. */
  readonly patience?: number;
}

/** A search engine whose state lies in a database of the page. */
export interface SearchDatabase {
  readonly engine: Pick<StoredEngine, "handle">;
  /** Records that are none: set aside in the table `damaged`, the rest is served. */
  readonly damaged: number;
  /** Answers what was asked, then gives the database back. */
  close(): Promise<void>;
}

/**
 * Opens the search engine of this name, or begins one: the table `requests` of an IndexedDB database is the same journal as the log of
 * a folder, kept whole and run again here. It is one tab's. The browser may clear it when it runs out of room, unless the page has asked
 * for `navigator.storage.persist()`. Parts of the engine are fetched first, so that no request is left half done for want of a network.
 */
export async function openSearchDatabase(
  name: string,
  settings: SearchDatabaseSettings = {},
): Promise<SearchDatabase> {
  await fetchAllParts();
  return openHeld(
    { what: "search engine", name, patience: settings.patience ?? 2_000 },
    (database) => openTables(database, ["requests", "damaged"]),
    (held) => openEngine(held, settings.now ?? Date.now),
  );
}

async function openEngine({ database, release }: HeldDatabase, now: () => number): Promise<SearchDatabase> {
  const kept = await readRequests(database);
  if (kept.damaged.size > 0) await setAside(database, kept.damaged);
  const append = async (records: readonly JournalRecord[]): Promise<void> => {
    await transact(database, ["requests"], "readwrite", (table) => {
      for (const record of records) table("requests").add(record);
      return undefined;
    });
  };
  const engine = new StoredEngine(kept.records, { append }, now);
  return {
    engine,
    damaged: kept.damaged.size,
    async close() {
      await engine.settled();
      release();
    },
  };
}

interface KeptRequests {
  readonly records: readonly JournalRecord[];
  /** By their keys. */
  readonly damaged: ReadonlyMap<IDBValidKey, unknown>;
}

async function readRequests(database: IDBDatabase): Promise<KeptRequests> {
  const values = await transact(database, ["requests"], "readonly", (table) => table("requests").getAll());
  const keys = await transact(database, ["requests"], "readonly", (table) => table("requests").getAllKeys());
  const records: JournalRecord[] = [];
  const damaged = new Map<IDBValidKey, unknown>();
  for (const [i, key] of (keys ?? []).entries()) {
    const value: unknown = values?.[i];
    const record = readKept(value);
    if (record) records.push(record);
    else damaged.set(key, value);
  }
  return { records, damaged };
}

async function setAside(database: IDBDatabase, damaged: KeptRequests["damaged"]): Promise<void> {
  await transact(database, ["requests", "damaged"], "readwrite", (table) => {
    for (const [key, value] of damaged) {
      table("damaged").add(value);
      table("requests").delete(key);
    }
    return undefined;
  });
}
