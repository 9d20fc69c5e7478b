import { PGlite } from "@electric-sql/pglite";
import { startParams } from "./tuning";

/**
 * Makes the pre-initialised data directory as a tar: WAL segments of 1 MB, only the database `postgres`,
 * so that a start needs no initdb and the download stays small. Takes seconds; done once per version at build.
 */
export async function makeDataDirectory(): Promise<Uint8Array> {
  const pg = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"], startParams });
  await pg.exec("vacuum analyze");
  await pg.exec("update pg_database set datistemplate = false; update pg_database set datallowconn = true");
  await pg.exec("drop database template1");
  await pg.exec("drop database template0");
  await pg.exec("checkpoint");
  const dump = await pg.dumpDataDir("none");
  const bytes = new Uint8Array(await dump.arrayBuffer());
  await pg.close();
  return bytes;
}
