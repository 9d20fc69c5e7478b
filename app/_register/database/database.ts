import { Kysely, PostgresDialect } from "kysely";
import type { Pool } from "pg";
import type { Tables } from "./tables";

/** The register's database: the same for PGlite in a data folder and for a PostgreSQL server. */
export interface Database {
  kind: "pglite" | "postgres";
  db: Kysely<Tables>;
  pool: Pool;
  close(): Promise<void>;
}

/** Gives a pool its query builder. `close` ends the pool, then whatever stands behind it. */
export function databaseOn(
  kind: Database["kind"],
  pool: Pool,
  closeBehind: () => Promise<void> = () => Promise.resolve(),
): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind,
    db,
    pool,
    close: async () => {
      await db.destroy();
      // Kysely ends a pool that it has used.
      if (!pool.ending) await pool.end();
      await closeBehind();
    },
  };
}
