import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** A folder that is ours until it is given back. */
export interface FolderLock {
  release(): Promise<void>;
}

// A number of a process is used again one day; together with its start it is not (field 22 of proc(5), in ticks since boot).
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

async function holderOf(file: string): Promise<number | undefined> {
  const [pid = "", start = ""] = (await readFile(file, "utf8").catch(() => "")).split(" ");
  const number = Number(pid);
  if (!Number.isSafeInteger(number) || number <= 0 || !isAlive(number)) return undefined;
  return (await startOf(number)) === start.trim() ? number : undefined;
}

/** Number of the process that holds a folder; undefined when nobody does. */
export const folderHolder = (folder: string): Promise<number | undefined> =>
  holderOf(path.join(folder, "lock"));

/** What is said of a folder that another process holds. */
export const folderInUse = (folder: string, pid: number): string =>
  `${folder} is in use by process ${pid}. Stop it, or choose another folder.`;

// Written beside it and linked: whoever finds the file finds its holder in it, never an empty one that looks abandoned.
async function claim(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}.${randomUUID()}`;
  await writeFile(own, `${process.pid} ${await startOf(process.pid)}\n`);
  try {
    await link(own, file);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  } finally {
    await rm(own);
  }
}

/** Takes a folder for this process. What a process that is no more has left is taken over; throws when another one has it. */
async function lockFolder(folder: string): Promise<FolderLock> {
  const file = path.join(folder, "lock");
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await claim(file)) return { release: () => rm(file, { force: true }) };
    const pid = await holderOf(file);
    if (pid !== undefined) throw new Error(folderInUse(folder, pid));
    await rm(file, { force: true });
  }
  throw new Error(`${folder} could not be locked: another process takes it at the same moment.`);
}

/** Makes a folder where there is none, takes it, and opens what lies in it. It is given back by whoever closes that, or here when it fails. */
export async function openLocked<T>(folder: string, open: (lock: FolderLock) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder);
  try {
    return await open(lock);
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}
