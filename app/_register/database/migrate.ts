import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Pool, PoolClient } from "pg";

/** Where the migrations lie, from the project's root. */
export const migrationsFolder = "app/_register/database/migrations";

/** The advisory lock under which one process at a time migrates. Any number will do, as long as nobody else takes it. */
const migrationLock = 7_203_114_002;

/** One step of the schema: `0001-register` and its SQL. */
export interface Migration {
  name: string;
  sql: string;
}

/** Every migration of the project in order. */
export async function readMigrations(root: string): Promise<Migration[]> {
  const folder = path.join(root, migrationsFolder);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: file.replace(/\.sql$/, ""),
      sql: await readFile(path.join(folder, file), "utf8"),
    })),
  );
}

/**
 * Brings the schema to the latest version: each missing migration in its own transaction, one process at a time under an advisory
 * lock. Migrations only expand; what an older version of the program needs is contracted one release later, so both can run at
 * once. Throws when the database knows a migration that this program does not, because then the program is too old.
 */
export async function migrate(pool: Pool, migrations: Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    try {
      return await applyMissing(client, migrations);
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [migrationLock]);
    }
  } finally {
    client.release();
  }
}

async function applyMissing(client: PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(
    "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())",
  );
  const { rows } = await client.query<{ name: string }>("SELECT name FROM migration ORDER BY name");
  const known = new Set(rows.map(({ name }) => name));
  const unknown = [...known].filter((name) => !migrations.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `The database was migrated by a newer version of Rowhouse (${unknown.join(", ")}). Start that version, or restore a backup of this one.`,
    );
  }
  const missing = migrations.filter(({ name }) => !known.has(name));
  for (const { name, sql } of missing) {
    await client.query("BEGIN");
    try {
      await client.query(sql);
      await client.query("INSERT INTO migration (name) VALUES ($1)", [name]);
      await client.query("COMMIT");
    } catch (cause) {
      await client.query("ROLLBACK");
      throw new Error(`The migration ${name} failed; nothing of it is kept.`, { cause });
    }
  }
  return missing.map(({ name }) => name);
}
