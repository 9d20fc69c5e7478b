import type { ReplyValue } from "../json/reply-value";

/** Members of an object of the answer, in order. */
export type ReplyMembers = { readonly [key: string]: ReplyValue | undefined };

/** Results of one level by name, in the order of the request. */
export type Results = ReadonlyMap<string, Result>;

/** What an aggregation found, still open to pipelines, sorting and `typed_keys`. */
export type Result = ValueResult | BucketResult | SingleBucketResult | ReplyResult;

interface ResultCommon {
  /** Elasticsearch's internal name, the part before `#` with `typed_keys`. */
  readonly type: string;
  readonly meta?: ReplyValue;
}

/** One or several numbers. */
export interface ValueResult extends ResultCommon {
  readonly kind: "value";
  /** By name: `value` for one number, `min`, `max` ... for statistics. NaN is none. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly reply: ReplyMembers;
}

export interface BucketResult extends ResultCommon {
  readonly kind: "buckets";
  /** Members before `buckets`. */
  readonly head: ReplyMembers;
  readonly buckets: readonly Bucket[];
  /** Buckets are members of an object by their key. */
  readonly keyed: boolean;
}

export interface Bucket {
  readonly key: string | number | bigint;
  /** As `keyed` names it. */
  readonly keyText: string;
  /** `key_as_string`, `key`, `from`, `to` ..., what stands before `doc_count`; without `key` where keyed drops it. */
  readonly head: ReplyMembers;
  readonly docCount: number;
  /** Members between `doc_count` and the results below. */
  readonly tail?: ReplyMembers;
  readonly results: Results;
}

export interface SingleBucketResult extends ResultCommon {
  readonly kind: "single";
  readonly docCount: number;
  readonly results: Results;
}

/** An answer that nothing else looks into (`top_hits`). */
export interface ReplyResult extends ResultCommon {
  readonly kind: "reply";
  readonly reply: ReplyValue;
}

/** No results. */
export const NO_RESULTS: Results = new Map();
