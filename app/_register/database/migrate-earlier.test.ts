import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "./database";
import { type Migration, migrate, migrationsFolder, readMigrations } from "./migrate";
import { memoryDatabase, serverDatabase } from "./test-databases";

const rowsFolder = path.join(migrationsFolder, "../earlier-rows");
const all = await readMigrations(process.cwd());

/** The rows that are written by the version that a migration ends; the message tells who adds a migration what to do. */
function rowsOf({ name }: Migration): string {
  const file = path.join(rowsFolder, `${name}.sql`);
  if (!existsSync(file))
    throw new Error(
      `Write ${file}: INSERT statements that fill every table and column which ${name} adds. They prove that no later migration loses them.`,
    );
  return readFileSync(file, "utf8");
}

type Row = Record<string, unknown>;
/** Rows by table. */
type Rows = Map<string, Row[]>;

async function readAll(pool: Pool): Promise<Rows> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration' ORDER BY relname",
  );
  const found: Rows = new Map();
  for (const { name } of tables) {
    // As text, so that long numbers and microseconds are compared to the last digit.
    const { rows } = await pool.query<{ row: Row }>(
      `SELECT (SELECT json_object_agg(key, value) FROM jsonb_each_text(to_jsonb(t))) AS row FROM "${name}" t ORDER BY t::text`,
    );
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

const columnsOf = (rows: Row[] = []): string[] => Object.keys(rows[0] ?? {}).sort();

/** Rows with some columns only, in an order that does not hang on the others. */
const narrowed = (rows: Row[] = [], columns: string[]): string[] =>
  rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();

/** Columns that are new since `before` and in which no row has a value: nobody would see them being lost. */
const unseen = (before: Rows, after: Rows): string[] =>
  [...after].flatMap(([table, rows]) => {
    if (rows.length === 0) return [`${table}`];
    if (!before.has(table)) return [];
    const old = new Set(columnsOf(before.get(table)));
    return columnsOf(rows)
      .filter((column) => !old.has(column) && rows.every((row) => row[column] === null))
      .map((column) => `${table}.${column}`);
  });

describe("migrations", () => {
  it("say at their top whether they expand or contract, and expanding ones take nothing away", () => {
    for (const { name, sql } of all) {
      expect(sql, `${name} begins with "-- expand: ..." or "-- contract: ..."`).toMatch(
        /^-- (expand|contract): \S/,
      );
      if (sql.startsWith("-- contract:")) continue;
      const statements = sql.replaceAll(/--.*$/gm, "");
      // NOT NULL on a column that is there refuses what the version before writes.
      expect(statements, `${name} expands`).not.toMatch(
        /\b(DROP|RENAME|TRUNCATE|DELETE\s+FROM)\b|\bALTER\s+COLUMN\s+\w+\s+(SET\s+(NOT\s+NULL|DATA)|TYPE)\b/i,
      );
    }
  });
});

describe.each([
  ["PGlite", memoryDatabase],
  ["PostgreSQL", serverDatabase],
])("from an earlier version with data, on %s", (_, open) => {
  let database: Database;
  beforeAll(async () => {
    const found = await open();
    if ("skipped" in found) throw new Error(found.skipped);
    database = found;
  });
  afterAll(() => database.close());

  it.each(all.map(({ name }, at) => [name, at] as const))(
    "%s goes up to the newest and nothing is lost",
    { timeout: 120_000 },
    async (_name, at) => {
      const { pool } = database;
      await pool.query("DROP SCHEMA public CASCADE");
      await pool.query("CREATE SCHEMA public");
      let before: Rows = new Map();
      for (const [n, migration] of all.slice(0, at + 1).entries()) {
        await migrate(pool, all.slice(0, n + 1));
        await pool.query(rowsOf(migration));
        const after = await readAll(pool);
        expect(unseen(before, after), `without a value after ${migration.name}`).toEqual([]);
        before = after;
      }
      expect(await migrate(pool, all)).toEqual(all.slice(at + 1).map(({ name }) => name));
      const newest = await readAll(pool);
      for (const [table, rows] of before) {
        const columns = columnsOf(rows);
        expect(narrowed(newest.get(table), columns), table).toEqual(narrowed(rows, columns));
      }
    },
  );
});
