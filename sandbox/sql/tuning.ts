import { PGlite } from "@electric-sql/pglite";

/** WebAssembly pages of 64 KiB: PostgreSQL's memory ends at 256 MiB with 53200. */
export const memoryPages = 4096;

/** Bytes that files may grow by after the start: beyond, PostgreSQL answers 53100 as on a full disk. */
export const diskQuota = 64 * 1024 * 1024;

const settings: Record<string, string> = {
  shared_buffers: "4MB",
  wal_buffers: "64kB",
  max_connections: "3",
  max_wal_senders: "0",
  min_wal_size: "2MB",
  max_wal_size: "8MB",
  max_locks_per_transaction: "256",
  jit: "off",
  // The stack of a browser worker ends before PostgreSQL's default check: with 100 kB endless recursion is error 54001.
  max_stack_depth: "100kB",
};

/** Start parameters that make the instance small; the data directory must be made with the same ones. */
export const startParams: string[] = [
  ...PGlite.defaultStartParams,
  ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];
