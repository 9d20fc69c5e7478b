import { PGlite } from "@electric-sql/pglite";
import { startParams } from "@/sandbox/sql/tuning";
import { readEngineFiles } from "@/sandbox/sql/server/engine-files";
import { startRealPostgres } from "@/sandbox/sql/server/real-postgres";
import type { Database } from "./database";
import { migrate, readMigrations } from "./migrate";
import { databaseOnPglite } from "./pglite";
import { databaseOnPostgres } from "./postgres";

/** A migrated, empty register in memory, for one test file. Half a second: the data directory comes from the engine's cache. */
export async function memoryDatabase(): Promise<Database> {
  const { dataDirectory } = await readEngineFiles();
  const pglite = await PGlite.create({
    loadDataDir: new Blob([dataDirectory]),
    startParams,
  });
  const database = databaseOnPglite(pglite);
  await migrate(database.pool, await readMigrations(process.cwd()));
  return database;
}

/** A migrated, empty register on a PostgreSQL server of its own, or why there is none here. */
export async function serverDatabase(): Promise<Database | { skipped: string }> {
  const server = await startRealPostgres();
  if ("skipped" in server) return server;
  const database = databaseOnPostgres(server.url);
  await migrate(database.pool, await readMigrations(process.cwd()));
  return {
    ...database,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}
