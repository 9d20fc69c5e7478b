import type { Outcome } from "./outcome";

/** Where a learner's text runs. One instance is one trust domain: nothing secret may be in it. */
export interface Engine {
  /** Back to the first state of `dataset`. The fast path (same dataset again) is what matters most here. */
  reset(dataset: Dataset): Promise<void>;
  /** One outcome per statement or request, in order; the first error, stop or break ends the list. Never rejects for what the text does. */
  run(text: string, limits: Limits): Promise<Outcome[]>;
  close(): Promise<void>;
}

/** The three engines: PostgreSQL, the search engine, the object store. */
export type EngineName = "sql" | "search" | "objects";

/** Named rows, documents or objects that an engine starts from. */
export interface Dataset {
  name: string;
  /** Whose text the files are; without it, PostgreSQL's. */
  engine?: EngineName;
  /** Hash of the files: two datasets with one version are equal. */
  version: string;
  /** Run in this order; a failure names the file and the line. */
  files: { path: string; text: string }[];
  /** True for one that comes back in every run: worth keeping on disk as it is when loaded. */
  lasting?: boolean;
}

export interface Limits {
  /** Wall time, milliseconds, held from outside the engine. */
  ms: number;
  /** Rows kept of one result. */
  rows: number;
  /** Bytes of one reply, all results together. */
  bytes: number;
}

/** What a block on a page may use. */
export const pageLimits: Limits = { ms: 5_000, rows: 10_000, bytes: 8 * 1024 * 1024 };
