import { openTables, transact } from "../../../browser/database";
import { openSearchDatabase, type SearchDatabase } from "../open-search-database";

/** What a Playwright test calls on the harness page: an engine in a database, and the database behind its back. */
export interface SearchHarness {
  /** Opens the engine; how many records were damaged. */
  open(name: string, patience?: number): Promise<number>;
  close(): Promise<void>;
  /** Puts the engine's clock on, milliseconds; it stands still otherwise. */
  pass(ms: number): void;
  /** Status and body of the answer, with a space between. */
  send(method: string, path: string, body?: string): Promise<string>;
  /** Puts documents into /crash until the page is no more; the console says `kept <id>` of each that was acknowledged. */
  writeForever(): Promise<void>;
  rowsIn(name: string, table: "requests" | "damaged"): Promise<number>;
  /** Replaces a record of the journal, counted from 0, by what is none. */
  damage(name: string, place: number): Promise<void>;
}

let time = Date.UTC(2026, 0, 1);
let store: SearchDatabase | undefined;

async function withDatabase<T>(name: string, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await openTables(name, []);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function send(method: string, path: string, body?: string): Promise<string> {
  if (!store) throw new Error("no engine is open");
  const headers = { "content-type": "application/json" };
  const reply = await store.engine.handle({ method, path, headers, body });
  return `${reply.status} ${reply.body}`;
}

const harness: SearchHarness = {
  async open(name, patience) {
    store = await openSearchDatabase(name, { now: () => time, ...(patience !== undefined && { patience }) });
    return store.damaged;
  },
  async close() {
    await store?.close();
    store = undefined;
  },
  pass: (ms) => {
    time += ms;
  },
  send,
  async writeForever() {
    for (let i = 0; ; i++)
      if ((await send("PUT", `/crash/_doc/${i}`, `{"n":${i}}`)).startsWith("201 ")) console.log(`kept ${i}`);
  },
  async rowsIn(name, table) {
    const keys = await withDatabase(name, (database) =>
      transact(database, [table], "readonly", (of) => of(table).getAllKeys()),
    );
    return keys?.length ?? 0;
  },
  damage: (name, place) =>
    withDatabase(name, async (database) => {
      const keys = await transact(database, ["requests"], "readonly", (of) => of("requests").getAllKeys());
      await transact(database, ["requests"], "readwrite", (of) =>
        of("requests").put({ at: "noon" }, keys?.[place]),
      );
    }),
};

Object.assign(globalThis, { harness });
