import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database";
import { readMigrations } from "../database/migrate";
import { memoryDatabase, serverDatabase } from "../database/test-databases";
import type { Files } from "../files/files";
import { folderFiles } from "../files/folder-files";
import { gradebookOf } from "../gradebook/gradebook";
import { backupsIn, takeBackup } from "./backup-folder";
import { checksum } from "./checksum";
import { fillRegister } from "./fill-register";
import { restoreBackup } from "./restore-backup";
import { gradeTables, tableOrder } from "./table-order";
import { writeBackup } from "./write-backup";

const folder = mkdtempSync(path.join(tmpdir(), "rowhouse-backup-"));
const file = path.join(folder, "full.jsonl.gz");
const opened: Database[] = [];
afterAll(async () => {
  for (const database of opened) await database.close();
  rmSync(folder, { recursive: true });
});
const open = async (make: () => Promise<Database | { skipped: string }>): Promise<Database> => {
  const found = await make();
  if ("skipped" in found) throw new Error(found.skipped);
  opened.push(found);
  return found;
};

/** A sum over a gradebook as an instructor sees it: what is computed from the rows, not the rows. */
const gradebookSum = async ({ db }: Database): Promise<string> => {
  const book = await gradebookOf(db, "c");
  expect(book.rows).toHaveLength(1);
  return createHash("sha256").update(JSON.stringify(book)).digest("hex");
};
const withdrawOverrides = async ({ pool }: Database): Promise<void> => {
  await pool.query("UPDATE override SET withdrawn_at = '2026-11-27T12:00:00Z'");
};

let full: Database;
beforeAll(async () => {
  full = await open(memoryDatabase);
  await fillRegister(full);
  await writeBackup(full.pool, file);
});

describe("writeBackup and restoreBackup", () => {
  it("know every table", async () => {
    const { rows } = await full.pool.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration'",
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...tableOrder].sort());
    for (const table of tableOrder) {
      const counted = await full.pool.query<{ n: string }>(`SELECT count(*) AS n FROM "${table}"`);
      expect(Number(counted.rows[0]?.n), table).toBeGreaterThan(0);
    }
  });

  it.each([
    ["PGlite", memoryDatabase],
    ["PostgreSQL", serverDatabase],
  ])("give the same register on a fresh %s, grades and all, and it goes on from there", async (_, make) => {
    const fresh = await open(make);
    const { rows } = await restoreBackup(fresh.pool, file, await readMigrations(process.cwd()));
    expect(rows).toBeGreaterThan(2_300);
    expect(await checksum(fresh.pool)).toBe(await checksum(full.pool));
    expect(await checksum(fresh.pool, gradeTables)).toBe(await checksum(full.pool, gradeTables));
    const next = await fresh.pool.query<{ id: string }>(
      "INSERT INTO audit (action) VALUES ('next') RETURNING id",
    );
    expect(Number(next.rows[0]?.id)).toBe(2);
    expect(await checksum(fresh.pool)).not.toBe(await checksum(full.pool));
    await expect(restoreBackup(fresh.pool, file, await readMigrations(process.cwd()))).rejects.toThrow(
      "The database holds 2 people already. Restore into an empty one.",
    );
  });

  it.each([
    ["PGlite", memoryDatabase],
    ["PostgreSQL", serverDatabase],
  ])("give the same gradebook on a fresh %s, by its sum, set by hand or earned", async (kind, make) => {
    const first = await open(memoryDatabase);
    await restoreBackup(first.pool, file, await readMigrations(process.cwd()));
    // A learner who passed in time, beside answers that did not pass.
    await first.pool.query("UPDATE verdict SET status = 'passed' WHERE submission_id = 'n7'");
    await first.pool.query("UPDATE assignment SET due_at = now() + interval '1 day'");
    const again = path.join(folder, `again-${kind}.jsonl.gz`);
    await writeBackup(first.pool, again);
    const second = await open(make);
    await restoreBackup(second.pool, again, await readMigrations(process.cwd()));
    const byHand = await gradebookSum(first);
    expect(await gradebookSum(second)).toBe(byHand);
    await withdrawOverrides(first);
    await withdrawOverrides(second);
    const earned = await gradebookSum(first);
    expect(await gradebookSum(second)).toBe(earned);
    expect(earned).not.toBe(byHand);
    expect((await gradebookOf(second.db, "c")).rows[0]).toMatchObject({ total: 2.5 });
  });

  it("takes no backup that would leave out what a newer version has added", async () => {
    const newer = await open(memoryDatabase);
    await newer.pool.query("CREATE TABLE badge (id int)");
    const refused = path.join(folder, "refused.jsonl.gz");
    await expect(writeBackup(newer.pool, refused)).rejects.toThrow(
      "This version does not know the tables badge. Take the backup with the version that made them.",
    );
    expect(readdirSync(folder).filter((name) => name.startsWith("refused"))).toEqual([]);
  });

  it("refuses a damaged file, one without its sum, and one of a newer version, in a sentence", async () => {
    const fresh = await open(memoryDatabase);
    const migrations = await readMigrations(process.cwd());
    const damaged = path.join(folder, "damaged.jsonl.gz");
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    await expect(restoreBackup(fresh.pool, damaged, migrations)).rejects.toThrow("is missing");
    writeFileSync(`${damaged}.sha256`, readFileSync(`${file}.sha256`));
    await expect(restoreBackup(fresh.pool, damaged, migrations)).rejects.toThrow("is damaged");
    await expect(restoreBackup(fresh.pool, file, [])).rejects.toThrow("made by a newer version");
    expect((await fresh.pool.query("SELECT FROM person")).rowCount).toBe(0);
  });

  it("says that a folder cannot be written, and leaves nothing half", async () => {
    const nowhere = path.join(folder, "none", "x.jsonl.gz");
    await expect(writeBackup(full.pool, nowhere)).rejects.toThrow("the register itself is untouched");
    expect(readdirSync(folder).filter((name) => name.endsWith(".half"))).toEqual([]);
    expect((await full.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});

describe("takeBackup(pool, folder, now)", () => {
  it("keeps the latest of 7 days, 4 weeks and 12 months, each with its sum", async () => {
    const taken = path.join(folder, "taken");
    const small = await open(memoryDatabase);
    for (let day = 0; day < 60; day += 1)
      await takeBackup(small.pool, taken, new Date(Date.UTC(2026, 0, 1 + day, 3)));
    const days = (await backupsIn(taken)).map(({ at }) => at.toISOString().slice(0, 10));
    expect(days).toMatchInlineSnapshot(`
      [
        "2026-03-01",
        "2026-02-28",
        "2026-02-27",
        "2026-02-26",
        "2026-02-25",
        "2026-02-24",
        "2026-02-23",
        "2026-02-22",
        "2026-02-15",
        "2026-02-08",
        "2026-01-31",
      ]
    `);
    expect(readdirSync(taken)).toHaveLength(2 * days.length);
  });

  it("copies them away, takes along what could not be copied, and keeps the same there", async () => {
    const taken = path.join(folder, "copied");
    const away = folderFiles(path.join(folder, "away"));
    const small = await open(memoryDatabase);
    const take = (day: number, there?: Files): Promise<unknown> =>
      takeBackup(small.pool, taken, new Date(Date.UTC(2026, 0, 1 + day, 3)), there);
    const down: Files = { ...away, put: () => Promise.reject(new Error("Nobody answers there.")) };
    await expect(take(0, down)).rejects.toThrow(
      /2026-01-01T03-00-00.000Z.jsonl.gz is whole, but could not be copied away; the next one takes it along. Nobody answers there.$/,
    );
    for (let day = 1; day < 20; day += 1) {
      await take(day, away);
      const names = readdirSync(taken).map((name) => `backups/${name}`);
      expect(await away.list("backups")).toEqual(names.sort());
    }
    const [latest] = await backupsIn(taken);
    const name = path.basename(latest?.file ?? "");
    const back = path.join(folder, "back.jsonl.gz");
    await away.fetch(`backups/${name}`, back);
    await away.fetch(`backups/${name}.sha256`, `${back}.sha256`);
    const fresh = await open(memoryDatabase);
    await restoreBackup(fresh.pool, back, await readMigrations(process.cwd()));
    expect(await checksum(fresh.pool)).toBe(await checksum(small.pool));
  });
});
