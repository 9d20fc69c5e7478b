import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import { inSnapshot, readRows } from "./read-rows";
import { tableOrder } from "./table-order";

/** The first line of a backup. */
export interface BackupHead {
  format: 1;
  /** ISO instant. */
  at: string;
  /** Migrations that the rows were made under. */
  migrations: string[];
}

/** A backup that was written. */
export interface WrittenBackup {
  file: string;
  rows: number;
  bytes: number;
}

/**
 * Writes every row of the register as one consistent file: a line of JSON for the head, then `table<TAB>row` lines in an order in which
 * they can be put back, packed by gzip. A sum lies beside it. Both are synced before they get their names, so a file that has its name is
 * whole. Works alike on PGlite and PostgreSQL, and a backup of one can be restored into the other.
 */
export async function writeBackup(pool: Pool, file: string, now = new Date()): Promise<WrittenBackup> {
  const half = `${file}.half`;
  const client = await pool.connect();
  let rows = 0;
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    await inSnapshot(client, async () => {
      const target = await open(half, "w", 0o600);
      const lines = backupLines();
      await pipeline(Readable.from(lines), createGzip(), counted, target.createWriteStream({ flush: true }));
    });
    await writeSynced(`${file}.sha256`, `${hash.digest("hex")}  ${path.basename(file)}\n`);
    await rename(half, file);
    return { file, rows, bytes };
  } catch (cause) {
    await rm(half, { force: true });
    throw new Error(
      `The backup ${file} could not be written; the register itself is untouched. ${reasonOf(cause)}`,
      {
        cause,
      },
    );
  } finally {
    client.release();
  }

  async function* backupLines(): AsyncGenerator<string, void, void> {
    yield `${JSON.stringify(await headOf(client, now))}\n`;
    for (const table of tableOrder) {
      for await (const row of readRows(client, table)) {
        rows += 1;
        yield `${table}\t${row}\n`;
      }
    }
  }
}

async function headOf(client: PoolClient, now: Date): Promise<BackupHead> {
  await refuseUnknownTables(client);
  const { rows } = await client.query<{ name: string }>("SELECT name FROM migration ORDER BY name");
  return { format: 1, at: now.toISOString(), migrations: rows.map(({ name }) => name) };
}

/** A database that a newer version has extended: a backup that leaves out its tables would look whole. */
async function refuseUnknownTables(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace AND relname <> 'migration' AND relname <> ALL ($1)
     ORDER BY relname`,
    [tableOrder],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(", ");
  throw new Error(
    `This version does not know the tables ${names}. Take the backup with the version that made them.`,
  );
}

async function writeSynced(file: string, text: string): Promise<void> {
  const target = await open(file, "w", 0o600);
  try {
    await target.writeFile(text);
    await target.sync();
  } finally {
    await target.close();
  }
}

/** Why a write failed, in words where there are some. */
function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOSPC") return "The disk is full: free some space, then try again.";
  if (code === "EACCES" || code === "EROFS")
    return "The folder cannot be written: check its owner and its rights.";
  return cause instanceof Error ? cause.message : String(cause);
}
