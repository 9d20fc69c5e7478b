import type { JsonNode, JsonObject } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import type { Query } from "../query/query";
import type { SearchScope } from "../query/scope";

/** One document of a bucket, as `top_hits` sorts and shows it. */
export interface BucketHit {
  readonly scope: SearchScope;
  /** Position in `scope.reader.segments`. */
  readonly segment: number;
  /** The segment's document number; a nested object below a `nested` aggregation. */
  readonly doc: number;
  readonly score: number;
}

/** What the documents were found by: hits tell which named queries they match, and highlight the words of the query. */
export interface FoundBy {
  readonly query: Query;
  readonly named: ReadonlyMap<string, Query>;
}

/** True for documents (roots and nested objects alike) of one segment that match. */
export type DocumentTest = (doc: number) => boolean;

/** What aggregations need of the query side. */
export interface AggregationDeps {
  /**
   * Parses a query once and answers how its matches are told in a segment (`segment` counts in `scope.reader.segments`).
   * Throws at once when the query is malformed.
   */
  filter(query: JsonNode): (scope: SearchScope, segment: number) => DocumentTest;
  /** Parses the body of a `top_hits` once; the answer renders `{ hits: { total, max_score, hits } }`. */
  topHits(body: JsonObject): (hits: readonly BucketHit[], found: FoundBy) => ReplyValue;
}

/** What a request asks of the whole answer. */
export interface AggregationOptions {
  /** Everything, unless told. */
  found?: FoundBy;
  /** `typed_keys`: names are `avg#price`. */
  typedKeys?: boolean;
  /** `search.max_buckets`, 65,536 unless set. */
  maxBuckets?: number;
}
