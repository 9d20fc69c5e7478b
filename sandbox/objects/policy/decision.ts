/** What one statement contributed to a decision, with each of its parts judged. */
export interface StatementPart {
  /** Where it stands: the bucket's policy, one that the caller has, or that of the caller's derived key. */
  readonly origin: "bucket" | "identity" | "session";
  /** The policy's name; for a bucket policy the bucket. */
  readonly policy: string;
  /** Its place in the policy, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  readonly principal: boolean;
  readonly action: boolean;
  readonly resource: boolean;
  /** Each condition in order: does it hold? */
  readonly conditions: readonly boolean[];
  /** All of the above: the statement speaks about this request. */
  readonly applies: boolean;
}

/** Whether a request may happen, and how that came about. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: /** The root key may do everything. */
    | "root"
    | "explicit deny"
    | "allowed by a statement"
    /** Nothing denies, nothing allows. */
    | "nothing allows it"
    /** The derived key's own policy does not allow what its parent may. */
    | "outside the session policy";
  readonly parts: readonly StatementPart[];
}
