import { rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { readEngineFiles } from "@/sandbox/sql/server/engine-files";
import { registerParams } from "./register-params";

/**
 * A program: makes PostgreSQL's files at the path that it is given, from the data directory that the build keeps. It is a process of
 * its own so that its memory goes with it; what it makes appears at once and whole, or not at all.
 */
async function main(target: string): Promise<void> {
  const half = `${target}.half`;
  await rm(half, { recursive: true, force: true });
  const { dataDirectory } = await readEngineFiles();
  const pglite = await PGlite.create(half, {
    loadDataDir: new Blob([dataDirectory]),
    startParams: registerParams,
  });
  await pglite.exec("CHECKPOINT");
  await pglite.close();
  await rename(half, target);
}

const [, , target] = process.argv;
if (!target) throw new Error("Where? Give the path of the folder to make.");
await main(target);
// A timer of PGlite would keep the process.
process.exit(0);
