import { openTables, transact } from "../../browser/database";
import { ObjectError } from "../errors/object-error";

/** What lies in the database of a store: records of its journal, those set aside, and contents in chunks by `[id, index]`. */
export type DatabaseTable = "changes" | "damaged" | "contents";
const TABLES: readonly DatabaseTable[] = ["changes", "damaged", "contents"];

/** A disk without room is S3's own error; other failures stay what they are. */
const told = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((cause: unknown) => {
    throw cause instanceof DOMException && cause.name === "QuotaExceededError"
      ? new ObjectError("StorageFull")
      : cause;
  });

/** Opens a database, or makes it. */
export const openObjectDatabase = (name: string): Promise<IDBDatabase> => told(openTables(name, TABLES));

/** What one transaction asks for: the result of the last request is the transaction's. */
type Work<T> = (table: Tables) => IDBRequest<T> | undefined;
type Tables = (name: DatabaseTable) => IDBObjectStore;

/** Reads in one transaction. */
export function readTables<T>(database: IDBDatabase, work: Work<T>): Promise<T | undefined> {
  return told(transact(database, TABLES, "readonly", work));
}

/** Writes all that `work` asks for, or nothing. Resolves when it is on the disk; no room is StorageFull. */
export async function writeTables(database: IDBDatabase, work: (table: Tables) => void): Promise<void> {
  await told(
    transact(database, TABLES, "readwrite", (table) => {
      work(table);
      return undefined;
    }),
  );
}
