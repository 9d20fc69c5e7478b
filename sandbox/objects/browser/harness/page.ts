import { sendSigned, textBytes } from "../../console/send";
import { pureDigests } from "../../digest/pure-digests";
import { fromUtf8 } from "../../digest/utf8";
import { readBody } from "../../identity/read-body";
import { type DatabaseTable, openObjectDatabase, readTables, writeTables } from "../object-database";
import { type DatabaseStore, openDatabase } from "../open-database";

/** An answer as a test looks at it. */
export interface SeenReply {
  status: number;
  text: string;
}

/** What a Playwright test calls on the harness page: a store in a database, and the database behind its back. */
export interface ObjectHarness {
  /** Opens the store; how many records were damaged. */
  open(name: string, patience?: number): Promise<number>;
  close(): Promise<void>;
  send(method: string, target: string, body?: string): Promise<SeenReply>;
  /** Puts objects into /crash, eight at a time, until the page is no more; the console says `kept <key>` of each that was acknowledged. */
  writeForever(): Promise<void>;
  keysIn(name: string, table: DatabaseTable): Promise<number>;
  /** Replaces a text in the records of the journal, and leaves their checksums. */
  damage(name: string, text: string, by: string): Promise<void>;
}

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const settings = { root, now: Date.now, random: Math.random };
let store: DatabaseStore | undefined;

async function withDatabase<T>(name: string, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await openObjectDatabase(name);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function send(method: string, target: string, body = ""): Promise<SeenReply> {
  if (!store) throw new Error("no store is open");
  const deps = {
    engine: store.engine,
    credentials: root,
    digests: pureDigests,
    now: Date.now,
    region: "us-east-1",
  };
  const reply = await sendSigned({ method, target, headers: {}, body: textBytes(body) }, deps);
  return { status: reply.status, text: fromUtf8(await readBody(reply.body, 50_000_000)) ?? "" };
}

async function writeAs(writer: number): Promise<void> {
  for (let i = 0; ; i++) {
    const key = `w${writer}-${i}`;
    const { status } = await send("PUT", `/crash/${key}`, `body of ${key}`);
    if (status === 200) console.log(`kept ${key}`);
  }
}

const harness: ObjectHarness = {
  async open(name, patience) {
    store = await openDatabase(name, settings, patience);
    return store.damaged;
  },
  async close() {
    await store?.close();
    store = undefined;
  },
  send,
  async writeForever() {
    await Promise.all(Array.from({ length: 8 }, (_, writer) => writeAs(writer)));
  },
  async keysIn(name, table) {
    const keys = await withDatabase(name, (database) => readTables(database, (of) => of(table).getAllKeys()));
    return keys?.length ?? 0;
  },
  damage: (name, text, by) =>
    withDatabase(name, (database) =>
      writeTables(database, (of) => {
        const cursor = of("changes").openCursor();
        cursor.onsuccess = () => {
          if (!cursor.result) return;
          cursor.result.update(String(cursor.result.value).replace(text, by));
          cursor.result.continue();
        };
      }),
    ),
};

Object.assign(globalThis, { harness });
