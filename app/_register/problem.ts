/** A fault that a client can act on, as RFC 9457 asks: `code` never changes, `detail` says what, where, and what to do. */
export interface ProblemReply {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
}
