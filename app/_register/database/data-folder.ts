import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { openLocked } from "@/sandbox/server/lock-folder";
import type { Database } from "./database";
import { databaseOnPglite } from "./pglite";

/** Opens the register in a data folder, made if it is not there. Throws in a sentence when another process holds it. */
export function openDataFolder(folder: string): Promise<Database> {
  return openLocked(folder, async (lock) => {
    const database = databaseOnPglite(await PGlite.create(path.join(folder, "postgres")));
    return {
      ...database,
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  });
}
