import { copyFile, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Files, safeName } from "./files";

/** Files in a folder of this machine, readable by its owner only. */
export function folderFiles(root: string): Files {
  const placeOf = (name: string): string => path.join(root, safeName(name));
  return {
    placeOf,
    put: async (name, content) => {
      const target = placeOf(name);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await whole(target, (half) =>
        typeof content === "string"
          ? writeFile(half, content, { mode: 0o600 })
          : copyFile(content.file, half),
      );
    },
    fetch: async (name, target) => {
      const source = placeOf(name);
      await whole(target, (half) => copyFile(source, half));
    },
    list: async (folder) => {
      const entries = await readdir(placeOf(folder), { withFileTypes: true }).catch(noneIfMissing);
      return entries
        .filter((entry) => entry.isFile() && !entry.name.endsWith(".half"))
        .map(({ name }) => `${folder}/${name}`)
        .sort();
    },
    remove: (name) => rm(placeOf(name), { force: true }),
  };
}

/** Writes beside the target and renames: a file that has its name is whole. */
async function whole(target: string, write: (half: string) => Promise<void>): Promise<void> {
  const half = `${target}.half`;
  try {
    await write(half);
    await rename(half, target);
  } catch (cause) {
    await rm(half, { force: true });
    throw cause;
  }
}

function noneIfMissing(cause: unknown): [] {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
  throw cause;
}
