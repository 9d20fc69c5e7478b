/** Matching documents of one segment: live, ascending, roots or nested ones as the query's level asks. */
export interface Matches {
  readonly docs: Int32Array;
  /** One float32 a document; absent where nobody asked for scores. */
  readonly scores?: Float32Array;
}
