import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Pool } from "pg";
import { keptBackups } from "./kept-backups";
import { writeBackup, type WrittenBackup } from "./write-backup";

/** `rowhouse-2026-11-27T12-00-00.000Z.jsonl.gz` */
const form = /^rowhouse-(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)\.jsonl\.gz$/;

const nameOf = (at: Date): string => `rowhouse-${at.toISOString().replaceAll(":", "-")}.jsonl.gz`;

/** Backups of a data folder with their instants, the latest first. */
export async function backupsIn(folder: string): Promise<{ file: string; at: Date }[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const [, day, minute, rest] = form.exec(name) ?? [];
      return day ? [{ file: path.join(folder, name), at: new Date(`${day}:${minute}:${rest}`) }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Takes a backup into a folder and removes those that are not kept any longer, never the one that was just taken. */
export async function takeBackup(pool: Pool, folder: string, now = new Date()): Promise<WrittenBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeHalves(folder);
  const written = await writeBackup(pool, path.join(folder, nameOf(now)), now);
  const all = await backupsIn(folder);
  const kept = new Set(keptBackups(all.map(({ at }) => at)).map((at) => at.getTime()));
  for (const { file, at } of all) {
    if (kept.has(at.getTime())) continue;
    await rm(file, { force: true });
    await rm(`${file}.sha256`, { force: true });
  }
  return written;
}

/** What a process that was killed while it wrote has left. */
async function removeHalves(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(".half")) await rm(path.join(folder, name), { force: true });
}
