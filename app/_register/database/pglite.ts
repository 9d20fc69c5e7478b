import type { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { Pool } from "pg";
import { type Database, databaseOn } from "./database";

/** A pool on PGlite. One connection: transactions follow each other. */
export function databaseOnPglite(pglite: PGlite): Database {
  const pool = new Pool({ ...createPgConfig(pglite), max: 1 });
  return databaseOn("pglite", pool, () => pglite.close());
}
