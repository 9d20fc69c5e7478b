/** A database that is this tab's until it is given back, or until the tab dies. */
export interface HeldDatabase {
  readonly database: IDBDatabase;
  readonly release: () => void;
}

interface Lock {
  release(): void;
}

/**
 * Takes a database's name for this tab. One that is just closing is waited for; `patience` milliseconds later this throws, and says `what`
 * is in use.
 */
function lockDatabase(what: string, name: string, patience: number): Promise<Lock> {
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise((release) => resolve({ release }));
    navigator.locks
      .request(`database ${name}`, { signal: AbortSignal.timeout(patience) }, held)
      .catch((cause: unknown) => {
        const waited = cause instanceof DOMException && cause.name === "TimeoutError";
        const told = `The ${what} "${name}" is open in another tab. Close it there, then open it here again.`;
        reject(waited ? new Error(told, { cause }) : cause);
      });
  });
}

const failureOf = (cause: DOMException | null): Error =>
  cause ?? new Error("the database gave a transaction up without a reason");

/** Opens a database, or makes it with these tables, whose keys count up. */
export function openTables(name: string, tables: readonly string[]): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const table of tables) request.result.createObjectStore(table, { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failureOf(request.error));
  });
}

/** Takes a database for this tab, and opens what lies in it. It is given back by whoever closes that, or here when it fails. */
export async function openHeld<T>(
  { what, name, patience }: { what: string; name: string; patience: number },
  openDatabase: (name: string) => Promise<IDBDatabase>,
  open: (held: HeldDatabase) => Promise<T>,
): Promise<T> {
  const lock = await lockDatabase(what, name, patience);
  let database: IDBDatabase | undefined;
  const release = (): void => {
    database?.close();
    lock.release();
  };
  try {
    database = await openDatabase(name);
    return await open({ database, release });
  } catch (cause) {
    release();
    throw cause;
  }
}

/**
 * One transaction: all that `work` asks for, or nothing. Resolves with the result of the last request when all is on the disk, not only in
 * the browser's hands (`strict`); a full disk rejects with QuotaExceededError. Let all that write name the same tables, so that they run one
 * after another: Chromium, killed while two of one database are under way, cannot undo them both when it starts again, calls the database
 * corrupt, and begins with an empty one.
 */
export function transact<T>(
  database: IDBDatabase,
  tables: readonly string[],
  mode: "readonly" | "readwrite",
  work: (table: (name: string) => IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(tables, mode, { durability: "strict" });
    let last: IDBRequest<T> | undefined;
    transaction.oncomplete = () => resolve(last?.result);
    transaction.onabort = () => reject(failureOf(transaction.error));
    try {
      last = work((name) => transaction.objectStore(name));
    } catch (cause) {
      transaction.abort();
      throw cause;
    }
  });
}
