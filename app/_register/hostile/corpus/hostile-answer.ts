/** An answer that wants to be passed, to break the grader, to see what it may not, or to spoil the next grade. */
export interface HostileAnswer {
  /** What it tries. */
  family: string;
  name: string;
  answer: string;
  /** What a fair teacher gives: `passed` where the answer is right all the same. */
  gets: string;
  /** Waits for a limit of time or memory, or ends the grader: seconds, not a tenth of one. */
  slow?: boolean;
}
