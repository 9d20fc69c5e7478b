import type { Pool } from "pg";
import type { Files } from "../files/files";
import { backupsIn, takeBackup } from "./backup-folder";

/** Milliseconds between two backups. */
const day = 24 * 3_600_000;
/** Milliseconds between two looks whether one is due. */
const look = 15 * 60_000;

/** Takes a backup each day while the register is open, and one when it is closed. */
export interface ScheduledBackup {
  /** The last one; afterwards no more are taken. Does not throw: a register that closes must close. */
  stop(): Promise<void>;
  /** No more are taken, not even a last one: the database is gone, or broken. */
  abandon(): void;
}

/** Starts the schedule: the first is due a day after the latest in the folder. A failure is said, and tried again at the next look. */
export function scheduleBackups(
  pool: Pool,
  folder: string,
  log: (line: string) => void,
  away?: Files,
): ScheduledBackup {
  const take = async (): Promise<void> => {
    const { file, rows } = await takeBackup(pool, folder, new Date(), away);
    log(`Backup of ${rows} rows: ${file}`);
  };
  const takeWhenDue = async (): Promise<void> => {
    const [latest] = await backupsIn(folder);
    if (!latest || Date.now() - latest.at.getTime() >= day) await take();
  };
  const quietly = (work: () => Promise<void>): Promise<void> =>
    work().catch((cause: unknown) => log(`ALERT: ${cause instanceof Error ? cause.message : String(cause)}`));
  const timer = setInterval(() => void quietly(takeWhenDue), look);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await quietly(take);
    },
    abandon: () => clearInterval(timer),
  };
}
