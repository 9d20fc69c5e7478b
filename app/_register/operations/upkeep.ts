import path from "node:path";
import { scheduleBackups } from "../backup/scheduled-backup";
import type { Files } from "../files/files";
import type { Register } from "../open-register";
import type { Log } from "./log";
import { sweepOld } from "./retention";

/** What is done to an open register beside its work. */
export interface Upkeep {
  /** Takes the last backup; afterwards nothing more is done. */
  stop(): Promise<void>;
  /** Nothing more is done: the database is gone, or broken. */
  abandon(): void;
}

/** Milliseconds between two sweeps of what is kept no longer. */
const day = 24 * 3_600_000;

/** Sweeps the register now and each day; one on PGlite is backed up into a folder each day and at its end, and the backups are copied `away` where there is such a place. */
export function startUpkeep(
  { db, database }: Pick<Register, "db" | "database">,
  dataFolder: string,
  log: Log,
  away?: Files,
): Upkeep {
  // PGlite writes without waiting for the disk: what a failing machine takes, a backup gives back.
  const backups =
    database.kind === "pglite"
      ? scheduleBackups(database.pool, path.join(dataFolder, "backups"), log, away)
      : undefined;
  const sweep = (): void => {
    sweepOld(db).then(
      (gone) => Object.keys(gone).length > 0 && log("Old rows were removed", gone),
      (cause: unknown) => log("Old rows could not be removed", { cause: String(cause) }),
    );
  };
  sweep();
  const timer = setInterval(sweep, day);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await backups?.stop();
    },
    abandon: () => {
      clearInterval(timer);
      backups?.abandon();
    },
  };
}
