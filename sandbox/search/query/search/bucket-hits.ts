import type { AggregationDeps, BucketHit } from "../../aggregation/deps";
import { unsupported } from "../../errors/search-error";
import type { JsonObject } from "../../json/node";
import { float, type ReplyValue } from "../../json/reply-value";
import { readParameters } from "../../rest/parameters";
import type { SearchScope } from "../scope";
import { type Hit, shownHit } from "./hits";
import { readSearch, type SearchBody } from "./request";
import { compareValues, sorterOf } from "./sort";

/** How many hits `top_hits` shows unless told. */
const DEFAULT_SIZE = 3;

/** Aggregations have no place among hits. */
const NO_AGGREGATIONS: AggregationDeps = {
  filter: () => {
    throw unsupported("an aggregation among hits");
  },
  topHits: () => {
    throw unsupported("an aggregation among hits");
  },
};

/** What is added to a shown hit, by the index that it is of. */
type PartsOn = (scope: SearchScope) => (hit: Hit) => Readonly<Record<string, ReplyValue | undefined>>;

/** Reads the body of a `top_hits` aggregation or of `inner_hits`. */
export function readHitsRequest(body: JsonObject): SearchBody {
  const read = readSearch(body, readParameters(""), NO_AGGREGATIONS);
  const sized = body.entries.some(({ key }) => key === "size");
  return { ...read, size: sized ? read.size : DEFAULT_SIZE };
}

/** Sorts documents or nested objects and shows the first of them, each with its parts. */
export function showHits(found: readonly BucketHit[], request: SearchBody, partsOn: PartsOn): ReplyValue {
  const hits = found.flatMap((hit) => withSortValues(hit, request));
  const byScore = request.sort.length === 0;
  const sorted = hits.toSorted((a, b) =>
    byScore ? b.score - a.score : compareValues(request.sort, a.values, b.values),
  );
  const scored = (byScore || request.trackScores) && hits.length > 0;
  return {
    hits: {
      total: { value: hits.length, relation: "eq" },
      max_score: scored ? float(hits.reduce((most, { score }) => Math.max(most, score), 0)) : null,
      hits: sorted.slice(request.from, request.from + request.size).map((hit) => ({
        ...shownHit(hit, request),
        ...partsOn(hit.scope)(hit),
      })),
    },
  };
}

function withSortValues({ scope, segment: number, doc, score }: BucketHit, { sort }: SearchBody): Hit[] {
  const segment = scope.reader.segments[number];
  if (!segment) return [];
  const sorters = sort.map((key) => sorterOf(key, scope));
  const values = sorters.map((one) => one.valueOf(segment, doc, score));
  return [{ scope, segment, doc, score, values, sorters }];
}
