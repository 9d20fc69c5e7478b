import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import { type Migration, migrate } from "../database/migrate";
import { tableOrder } from "./table-order";
import type { BackupHead } from "./write-backup";

/** Rows that are put back with one statement. */
const atATime = 500;

/** What was put back. */
export interface Restored {
  /** ISO instant of the backup. */
  at: string;
  rows: number;
}

/**
 * Puts a backup into an empty database: its schema as it was then, the rows, then the migrations since. All rows or none. Throws in a
 * sentence when the file is damaged, was made by a newer version, or the database holds something already.
 */
export async function restoreBackup(pool: Pool, file: string, migrations: Migration[]): Promise<Restored> {
  await checkSum(file);
  const head = await headOf(file);
  const unknown = head.migrations.filter((name) => !migrations.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Error(
      `${file} was made by a newer version of Rowhouse (${unknown.join(", ")}). Restore it with that version.`,
    );
  await migrate(
    pool,
    migrations.filter(({ name }) => head.migrations.includes(name)),
  );
  const client = await pool.connect();
  let rows: number;
  try {
    await refuseFull(client);
    await client.query("BEGIN");
    try {
      rows = await putRows(client, file);
      await client.query("COMMIT");
    } catch (cause) {
      await client.query("ROLLBACK");
      throw new Error(`${file} could not be put back; the database is as empty as it was.`, { cause });
    }
  } finally {
    client.release();
  }
  await migrate(pool, migrations);
  return { at: head.at, rows };
}

async function checkSum(file: string): Promise<void> {
  const beside = await readFile(`${file}.sha256`, "utf8").catch(() => undefined);
  if (beside === undefined)
    throw new Error(`${file}.sha256 is missing: nothing tells whether ${file} is whole. Copy both files.`);
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  if (hash.digest("hex") !== beside.split(" ")[0])
    throw new Error(`${file} is damaged: its sum is not the one in ${file}.sha256. Take another backup.`);
}

async function* linesOf(file: string): AsyncGenerator<string, void, void> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) if (line !== "") yield line;
}

async function headOf(file: string): Promise<BackupHead> {
  for await (const line of linesOf(file)) {
    const head = JSON.parse(line) as BackupHead;
    if (head.format !== 1) throw new Error(`${file} is no backup of this version.`);
    return head;
  }
  throw new Error(`${file} is empty.`);
}

/** Nothing is ever written over: a database that holds people is somebody's. */
async function refuseFull(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ people: string }>("SELECT count(*) AS people FROM person");
  if (rows[0]?.people !== "0")
    throw new Error(`The database holds ${rows[0]?.people} people already. Restore into an empty one.`);
}

async function putRows(client: PoolClient, file: string): Promise<number> {
  await client.query("DELETE FROM setting");
  const forward: string[] = [];
  let count = 0;
  let waiting: { table: string; rows: string[] } = { table: "", rows: [] };
  const put = async (): Promise<void> => {
    const { table, rows } = waiting;
    if (rows.length === 0) return;
    if (!(tableOrder as readonly string[]).includes(table)) throw new Error(`There is no table ${table}.`);
    await client.query(
      `INSERT INTO ${client.escapeIdentifier(table)} OVERRIDING SYSTEM VALUE
       SELECT * FROM json_populate_recordset(NULL::${client.escapeIdentifier(table)}, $1::json)`,
      [`[${rows.join(",")}]`],
    );
  };
  let first = true;
  for await (const line of linesOf(file)) {
    if (first) {
      first = false;
      continue;
    }
    const tab = line.indexOf("\t");
    const table = line.slice(0, tab);
    const row = line.slice(tab + 1);
    if (table !== waiting.table || waiting.rows.length >= atATime) {
      await put();
      waiting = { table, rows: [] };
    }
    waiting.rows.push(table === "submission" ? withoutVerdict(row, forward) : row);
    count += 1;
  }
  await put();
  await pointForward(client, forward);
  await setCounters(client);
  return count;
}

/** A verdict comes after its submission: the pointer is put in when both are there. */
function withoutVerdict(row: string, forward: string[]): string {
  const value = JSON.parse(row) as { id: string; verdict_id: number | null };
  if (value.verdict_id === null) return row;
  forward.push(JSON.stringify({ id: value.id, verdict_id: value.verdict_id }));
  return JSON.stringify({ ...value, verdict_id: null });
}

async function pointForward(client: PoolClient, forward: string[]): Promise<void> {
  for (let i = 0; i < forward.length; i += atATime) {
    await client.query(
      `UPDATE submission s SET verdict_id = f.verdict_id
       FROM json_to_recordset($1::json) AS f(id text, verdict_id bigint) WHERE s.id = f.id`,
      [`[${forward.slice(i, i + atATime).join(",")}]`],
    );
  }
}

/** Numbers go on after the highest that was put back. */
async function setCounters(client: PoolClient): Promise<void> {
  for (const table of ["verdict", "job", "audit"]) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, 'id'), coalesce(max(id), 0) + 1, false) FROM ${client.escapeIdentifier(table)}`,
      [table],
    );
  }
}
