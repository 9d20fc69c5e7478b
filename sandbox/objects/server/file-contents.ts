import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { ObjectError } from "../errors/object-error";
import type { ByteStream } from "../request";
import type { KeptContents } from "../storage/contents";

/** Makes what was renamed or made in a folder outlast a crash. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A disk without room is S3's own error; other failures stay what they are. */
export function asStorageError(cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" ? new ObjectError("StorageFull") : cause;
}

async function writeFile(body: ByteStream, file: string): Promise<number> {
  const handle = await open(file, "wx");
  try {
    let size = 0;
    for await (const piece of body) {
      size += piece.length;
      await handle.writeFile(piece);
    }
    await handle.sync();
    return size;
  } finally {
    await handle.close();
  }
}

async function* readFile(file: string, start: number, length: number): ByteStream {
  if (length === 0) return;
  const stream: AsyncIterable<unknown> = createReadStream(file, { start, end: start + length - 1 });
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
}

/** Contents as files of a folder: written under a temporary name, synced, then renamed, so that there is never half a content. */
export async function fileContents(folder: string, newId: () => string): Promise<KeptContents> {
  const kept = path.join(folder, "contents");
  const unfinished = path.join(folder, "unfinished");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(kept, { recursive: true });
  await mkdir(unfinished, { recursive: true });
  return {
    async write(body) {
      const id = newId();
      const temporary = path.join(unfinished, id);
      try {
        const size = await writeFile(body, temporary);
        await rename(temporary, path.join(kept, id));
        await syncFolder(kept);
        return { id, size };
      } catch (cause) {
        await rm(temporary, { force: true });
        throw asStorageError(cause);
      }
    },
    read: ({ id }, start, length) => readFile(path.join(kept, id), start, length),
    async remove(ids) {
      await Promise.all(ids.map((id) => rm(path.join(kept, id), { force: true })));
    },
  };
}
