import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { randomUUID } from "node:crypto";

/** The bytes of the file at `path`, made by `make` when it does not exist yet. Two processes may make it at once: the last one stays. */
export async function cachedFile(
  path: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const known = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw cause;
  });
  if (known) return new Uint8Array(known);
  const made = new Uint8Array(await make());
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  await writeFile(part, made);
  await rename(part, path);
  return made;
}
