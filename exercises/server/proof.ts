import type { Problem } from "@/content/problem";
import type { Limits } from "@/sandbox/engine";

/** A mutant of the reference that no dataset told from it. */
export interface Survivor {
  id: string;
  description: string;
  sql: string;
  /** INSERT statements that tell it from the reference, where some were found. */
  kills?: string;
}

/** What the gate found about one exercise. */
export interface Proof {
  datasets: number;
  wrong: { killed: number; total: number };
  mutants: { killed: number; total: number; equivalent: number };
  survivors: Survivor[];
  problems: Problem[];
}

/** An answer that should fail and runs this long is dead: the reference needs milliseconds. */
export const mutantLimits: Limits = { ms: 1_000, rows: 10_000, bytes: 1024 * 1024 };

/** A problem of a whole file. */
export const problem = (file: string, message: string, fix: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message,
  fix,
});
