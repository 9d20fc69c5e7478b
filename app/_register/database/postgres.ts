import { Pool } from "pg";
import { type Database, databaseOn } from "./database";

/** Connections that one process of ours opens at most. */
const mostConnections = 10;
/** Milliseconds after which a server that does not answer is said to be down. */
const connectLimit = 5_000;

/** A pool on a PostgreSQL server. Nothing is connected before the first query. */
export function databaseOnPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectLimit,
    application_name: "rowhouse",
  });
  // A connection that breaks while nobody uses it is replaced by the next query; unheard, it would end the process.
  pool.on("error", (cause) => {
    if (!pool.ending) console.warn("A connection to the database broke:", cause.message);
  });
  return databaseOn("postgres", pool);
}
