import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@/app/_register/database/database";
import { openDataFolder } from "@/app/_register/database/data-folder";
import { databaseOnPostgres } from "@/app/_register/database/postgres";
import { type RealPostgres, startRealPostgres } from "@/sandbox/sql/server/real-postgres";
import { SiteUnderFault } from "./site-under-fault";

/** A database with nothing in it, and sites on it. */
export interface FaultWorld {
  name: "PGlite" | "PostgreSQL";
  /** The data folder. */
  folder: string;
  /** The server of PostgreSQL, where that is the database. */
  server: RealPostgres | undefined;
  /** A site that is not started yet. */
  site(env?: Record<string, string>): SiteUnderFault;
  /** The database itself; on PGlite only while no site runs. */
  open(): Promise<Database>;
  close(): Promise<void>;
}

/** A data folder of its own; at `folder` where that is given. */
export function pgliteWorld(folder = mkdtempSync(join(tmpdir(), "rowhouse-faults-"))): FaultWorld {
  const sites: SiteUnderFault[] = [];
  return {
    name: "PGlite",
    folder,
    server: undefined,
    site: (env = {}) => remember(sites, { ROWHOUSE_DATA: folder, GRADERS: "1", ...env }),
    open: () => openDataFolder(folder, process.cwd()),
    close: async () => {
      await endAll(sites);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A PostgreSQL server of its own. Throws where none can run. */
export async function postgresWorld(): Promise<FaultWorld> {
  const server = await startRealPostgres();
  if ("skipped" in server) throw new Error(server.skipped);
  const folder = mkdtempSync(join(tmpdir(), "rowhouse-faults-"));
  const sites: SiteUnderFault[] = [];
  return {
    name: "PostgreSQL",
    folder,
    server,
    site: (env = {}) =>
      remember(sites, { ROWHOUSE_DATA: folder, DATABASE_URL: server.url, GRADERS: "1", ...env }),
    open: () => Promise.resolve(databaseOnPostgres(server.url)),
    close: async () => {
      await endAll(sites);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function remember(sites: SiteUnderFault[], env: Record<string, string>): SiteUnderFault {
  const site = new SiteUnderFault(env);
  sites.push(site);
  return site;
}

async function endAll(sites: SiteUnderFault[]): Promise<void> {
  for (const site of sites) await site.stop();
}
