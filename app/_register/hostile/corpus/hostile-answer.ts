/** An answer that wants to be passed, to break the grader, to see what it may not, or to spoil the next grade. */
export interface HostileAnswer {
  /** What it tries. */
  family: string;
  name: string;
  answer: string;
  /** How its verdict begins; what a fair teacher gives: `passed` where the answer is right all the same. */
  gets: string;
  /** Waits for a limit of time or memory, or ends the grader: seconds, not a tenth of one. */
  slow?: boolean;
}

/** The right answer to `country-unknown`, which the corpus answers, and what is handed in as the canary. */
export const right = "SELECT id, email FROM customers WHERE country IS NULL";

/** Answers of one family: name, text, verdict, and whether it is slow. */
export const hostile = (
  family: string,
  rows: readonly (readonly [name: string, answer: string, gets: string, slow?: true])[],
): HostileAnswer[] =>
  rows.map(([name, answer, gets, slow]) => ({ family, name, answer, gets, ...(slow ? { slow } : {}) }));
