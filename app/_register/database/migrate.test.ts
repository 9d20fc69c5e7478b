import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "./database";
import { migrate, readMigrations } from "./migrate";
import { memoryDatabase, serverDatabase } from "./test-databases";

const opened: Database[] = [];
afterAll(async () => {
  for (const database of opened) await database.close();
});

describe.each([
  ["PGlite", memoryDatabase],
  ["PostgreSQL", serverDatabase],
])("migrate(pool, migrations) on %s", (_, open) => {
  let database: Database;
  beforeAll(async () => {
    const found = await open();
    if ("skipped" in found) throw new Error(found.skipped);
    database = found;
    opened.push(found);
  });

  it("does nothing the second time", async () => {
    expect(await migrate(database.pool, await readMigrations(process.cwd()))).toEqual([]);
  });

  it("keeps nothing of a step that fails, and says which it was", async () => {
    const all = [
      ...(await readMigrations(process.cwd())),
      { name: "9999-bad", sql: "CREATE TABLE half (); SELECT 1/0" },
    ];
    await expect(migrate(database.pool, all)).rejects.toThrow("The migration 9999-bad failed");
    const { rows } = await database.pool.query("SELECT to_regclass('half') AS found");
    expect(rows).toEqual([{ found: null }]);
  });

  it("has an index for every foreign key", async () => {
    const { rows } = await database.pool.query<{ key: string }>(`
      SELECT conrelid::regclass || ' ' || conname AS key FROM pg_constraint c
      WHERE contype = 'f' AND NOT EXISTS (
        SELECT FROM pg_index i WHERE i.indrelid = c.conrelid
          AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`);
    expect(rows).toEqual([]);
  });
});
