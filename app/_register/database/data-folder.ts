import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { openLocked } from "@/sandbox/server/lock-folder";
import type { Database } from "./database";
import { databaseOnPglite } from "./pglite";
import { registerParams } from "./register-params";

/** Where PostgreSQL's files lie in a data folder. */
const inside = "postgres";

/** Opens the register in a data folder, made if it is not there. Throws in a sentence when another process holds it. */
export function openDataFolder(folder: string, root: string): Promise<Database> {
  return openLocked(folder, async (lock) => {
    const files = path.resolve(folder, inside);
    if (!existsSync(files)) await makeFiles(files, root);
    const database = databaseOnPglite(await openFiles(files));
    return {
      ...database,
      close: async () => {
        // A database that broke may not close in order; its folder is given back all the same.
        try {
          await database.close();
        } finally {
          await lock.release();
        }
      },
    };
  });
}

async function openFiles(files: string): Promise<PGlite> {
  try {
    return await PGlite.create(files, { startParams: registerParams });
  } catch (cause) {
    throw new Error(
      `PostgreSQL cannot open ${files}: it is damaged, or was made by another version. Move it away and restore a backup.`,
      { cause },
    );
  }
}

/** In a process of its own: what makes a database needs more memory than what uses it, and would keep it. */
async function makeFiles(files: string, root: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "app/_register/database/make-postgres.ts", files],
    { cwd: root, stdio: ["ignore", "ignore", "pipe"] },
  );
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0)
    throw new Error(`The data folder could not be made at ${files}. ${errors.trim().slice(-500)}`);
}
