import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Pool } from "pg";
import type { Files } from "../files/files";
import { keptBackups } from "./kept-backups";
import { writeBackup, type WrittenBackup } from "./write-backup";

/** `rowhouse-2026-11-27T12-00-00.000Z.jsonl.gz` */
const form = /^rowhouse-(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)\.jsonl\.gz$/;

const nameOf = (at: Date): string => `rowhouse-${at.toISOString().replaceAll(":", "-")}.jsonl.gz`;

/** A backup and its instant. */
export interface FoundBackup {
  file: string;
  at: Date;
}

/** The folder of `Files` that backups are copied to. */
export const backupsAway = "backups";

/** Backups of a data folder with their instants, the latest first. */
export async function backupsIn(folder: string): Promise<FoundBackup[]> {
  const names = await readdir(folder).catch(() => []);
  return backupsAmong(names.map((name) => path.join(folder, name)));
}

/** Those of some files that are backups, the latest first. */
export const backupsAmong = (files: readonly string[]): FoundBackup[] =>
  files
    .flatMap((file) => {
      const [, day, minute, rest] = form.exec(path.basename(file)) ?? [];
      return day ? [{ file, at: new Date(`${day}:${minute}:${rest}`) }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());

/**
 * Takes a backup into a folder and removes those that are not kept any longer, never the one that was just taken. With `away`, finished
 * backups are copied there, also those of an earlier time that could not be; the same ones are kept there.
 */
export async function takeBackup(
  pool: Pool,
  folder: string,
  now = new Date(),
  away?: Files,
): Promise<WrittenBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeHalves(folder);
  const written = await writeBackup(pool, path.join(folder, nameOf(now)), now);
  for (const { file } of goneOf(await backupsIn(folder))) {
    await rm(file, { force: true });
    await rm(`${file}.sha256`, { force: true });
  }
  if (away) {
    await copyBackups(folder, away).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(
        `The backup ${written.file} is whole, but could not be copied away; the next one takes it along. ${reason}`,
        { cause },
      );
    });
  }
  return written;
}

/** Those of some backups that are not kept any longer. */
function goneOf(all: readonly FoundBackup[]): FoundBackup[] {
  const kept = new Set(keptBackups(all.map(({ at }) => at)).map((at) => at.getTime()));
  return all.filter(({ at }) => !kept.has(at.getTime()));
}

/** Copies what is not there yet, each sum before its backup, so that a backup that has its name can be restored; then removes what is old there. */
async function copyBackups(folder: string, away: Files): Promise<void> {
  const there = new Set(await away.list(backupsAway));
  for (const { file } of await backupsIn(folder)) {
    const name = `${backupsAway}/${path.basename(file)}`;
    if (there.has(name)) continue;
    await away.put(`${name}.sha256`, { file: `${file}.sha256` });
    await away.put(name, { file });
  }
  for (const { file } of goneOf(backupsAmong(await away.list(backupsAway)))) {
    await away.remove(file);
    await away.remove(`${file}.sha256`);
  }
}

/** What a process that was killed while it wrote has left. */
async function removeHalves(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(".half")) await rm(path.join(folder, name), { force: true });
}
