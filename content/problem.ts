/** One mistake of an author: where it is, what is wrong, what to type instead. */
export interface Problem {
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  message: string;
  /** What to type instead, as text that can be pasted where possible. */
  fix: string;
}

/** Either the value, or every problem found on the way to it. */
export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };
