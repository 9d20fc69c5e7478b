import type { Kysely } from "kysely";
import type { Environment } from "./environment";
import type { Database } from "./database/database";
import { migrate, readMigrations } from "./database/migrate";
import { openDataFolder } from "./database/data-folder";
import { databaseOnPostgres } from "./database/postgres";
import type { Tables } from "./database/tables";
import { endLeases } from "./queue/lease";
import { registerSecret } from "./secret";
import { soloActor } from "./people/actor";

/** The register, open. */
export interface Register {
  mode: Environment["mode"];
  database: Database;
  db: Kysely<Tables>;
  /** Signs receipts and sessions. */
  secret: string;
  close(): Promise<void>;
}

/** Opens the database that the environment names, brings it to the latest schema, and in solo mode puts the one person in. */
export async function openRegister(environment: Environment, root: string): Promise<Register> {
  const database = environment.databaseUrl
    ? databaseOnPostgres(environment.databaseUrl)
    : await openDataFolder(environment.dataFolder, root);
  const { db } = database;
  try {
    await migrate(database.pool, await readMigrations(root));
    if (environment.mode === "solo") await putSoloPerson(db);
    // Nobody else has the folder: who held a lease there is no more.
    if (database.kind === "pglite") await endLeases(db);
    const secret = await registerSecret(db, environment.secret);
    return { mode: environment.mode, database, db, secret, close: () => database.close() };
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

async function putSoloPerson(db: Kysely<Tables>): Promise<void> {
  const { personId: id, name, siteRole: site_role } = soloActor;
  await db
    .insertInto("person")
    .values({ id, name, email: "solo@localhost", site_role })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
