import { startParams } from "@/sandbox/sql/tuning";

/** Start parameters of the register's PostgreSQL: as small as the engine of the lessons, with room for the tables of a class. */
export const registerParams: string[] = [
  ...startParams,
  ...["shared_buffers=32MB", "max_wal_size=64MB", "work_mem=16MB"].flatMap((one) => ["-c", one]),
];
