import type { ByteStream } from "../request";
import type { KeptContents } from "../storage/contents";
import { readTables, writeTables } from "./object-database";

/** Bytes of a chunk, the last one of a content apart. Part of the format: databases that are there were written with it. */
const CHUNK = 1024 * 1024;

/** Pieces of any length as chunks of the same length, the last one shorter. */
async function* inChunks(body: ByteStream): ByteStream {
  let chunk = new Uint8Array(CHUNK);
  let filled = 0;
  for await (const piece of body) {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + CHUNK - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < CHUNK) continue;
      yield chunk;
      chunk = new Uint8Array(CHUNK);
      filled = 0;
    }
  }
  // A copy of its own: a view would be kept with the whole buffer behind it.
  if (filled > 0) yield chunk.slice(0, filled);
}

function chunksOf(id: string): IDBKeyRange {
  // Arrays come after all numbers.
  return IDBKeyRange.bound([id, 0], [id, []]);
}

function removeChunks(database: IDBDatabase, ids: readonly string[]): Promise<void> {
  return writeTables(database, (table) => {
    for (const id of ids) table("contents").delete(chunksOf(id));
  });
}

async function writeChunks(database: IDBDatabase, id: string, body: ByteStream): Promise<number> {
  let size = 0;
  let index = 0;
  for await (const chunk of inChunks(body)) {
    const key = [id, index++];
    await writeTables(database, (table) => table("contents").put(chunk, key));
    size += chunk.length;
  }
  return size;
}

async function* readChunks(database: IDBDatabase, id: string, start: number, length: number): ByteStream {
  const end = start + length;
  for (let index = Math.floor(start / CHUNK); index * CHUNK < end; index++) {
    const first = index * CHUNK;
    const chunk: unknown = await readTables(database, (table) => table("contents").get([id, index]));
    if (!(chunk instanceof Uint8Array)) throw new Error(`chunk ${index} of content ${id} is not there`);
    yield chunk.subarray(Math.max(start - first, 0), end - first);
  }
}

/** Contents in a database, in chunks, so that no large object has to be one value. */
export function databaseContents(database: IDBDatabase, newId: () => string): KeptContents {
  return {
    async write(body) {
      const id = newId();
      try {
        return { id, size: await writeChunks(database, id, body) };
      } catch (cause) {
        await removeChunks(database, [id]);
        throw cause;
      }
    },
    read: ({ id }, start, length) => readChunks(database, id, start, length),
    remove: (ids) => removeChunks(database, ids),
  };
}

/** The ids of all contents that lie in a database, finished or not. */
export async function contentIds(database: IDBDatabase): Promise<ReadonlySet<string>> {
  const keys = await readTables(database, (table) => table("contents").getAllKeys());
  return new Set(
    (keys ?? []).flatMap((key) => (Array.isArray(key) && typeof key[0] === "string" ? [key[0]] : [])),
  );
}
