import { illegalArgument } from "../errors/search-error";
import type { Segment } from "../index/reader";
import { none } from "./doc-sets";
import { fuzzyQuery } from "./lucene/fuzzy-terms";
import { type LuceneQuery, nothing } from "./lucene/lucene-query";
import { leniently, type WordsQuery, wordsQuery } from "./lucene/match-query";
import { multiMatchQuery } from "./lucene/multi-match-query";
import { weighLucene } from "./lucene/weigh-lucene";
import { merged } from "./lucene/text-query";
import type { Matches } from "./matches";
import { part } from "../parts/part";
import type { QueryStringQuery, SimpleQueryStringQuery } from "./query-string/query-string-query";
import type { MultiMatchQuery, Query } from "./query";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";

type Weigher = (segment: Segment) => Matches;
type Weigh = (query: Query, scope: SearchScope, boost: number) => Weigher;

/** Queries that become Lucene's own when their index is known. */
export type TextQuery =
  | WordsQuery
  | MultiMatchQuery
  | QueryStringQuery
  | SimpleQueryStringQuery
  | Extract<Query, { kind: "fuzzy" }>;

const textKinds = [
  "match",
  "match_phrase",
  "match_phrase_prefix",
  "match_bool_prefix",
  "multi_match",
  "fuzzy",
  "query_string",
  "simple_query_string",
];

/** Whether a query becomes one of Lucene's own. */
export const isTextQuery = (query: Query): query is TextQuery => textKinds.includes(query.kind);

/** What a query on words becomes on an index. */
export function luceneOf(query: TextQuery, scope: SearchScope): LuceneQuery {
  switch (query.kind) {
    case "multi_match":
      return multiMatchQuery(query, scope);
    case "query_string":
      return merged(part("query-string").queryStringQuery(query, scope));
    case "simple_query_string":
      return merged(part("query-string").simpleQueryStringQuery(query, scope));
    case "fuzzy":
      return fuzzyOn(query, scope);
    case "match":
      return leniently(query.lenient === true, query.field, () => {
        const found = wordsQuery(query, scope);
        return found.kind === "other" && query.lenient ? { ...found, lenient: true } : found;
      });
    default:
      return wordsQuery(query, scope);
  }
}

function fuzzyOn(
  { field: name, value, fuzzy }: Extract<Query, { kind: "fuzzy" }>,
  scope: SearchScope,
): LuceneQuery {
  const field = scope.mapping.field(name);
  if (!field) return nothing(`unmapped field [${name}]`);
  if (field.type === "text")
    return fuzzyQuery(field, field.searchAnalyzer?.normalize(value) ?? value, fuzzy, scope);
  if (field.type === "keyword")
    return fuzzyQuery(field, field.normalizer?.normalize(value) ?? value, fuzzy, scope);
  const reason = `Can only use fuzzy queries on keyword and text fields - not on [${name}] which is of type [${field.type}]`;
  throw shardError(scope, `failed to create query: ${reason}`, illegalArgument(reason));
}

/** `match` and its kin. */
export function weighText(query: TextQuery, scope: SearchScope, boost: number, weigh: Weigh): Weigher {
  return weighLucene(luceneOf(query, scope), scope, boost, weigh);
}

/** `boosting`: what also matches `negative` counts less. */
export function weighBoosting(
  { positive, negative, negativeBoost }: Extract<Query, { kind: "boosting" }>,
  scope: SearchScope,
  boost: number,
  weigh: Weigh,
): Weigher {
  // Lucene multiplies the finished score, in double, and rounds once.
  const [wanted, less] = [weigh(positive, scope, 1), weigh(negative, scope, 1)];
  return (segment) => {
    const { docs, scores } = wanted(segment);
    if (docs.length === 0) return none;
    const demoted = new Set(less(segment).docs);
    const scored = Float32Array.from(docs, (doc, i) => {
      const score = scores?.[i] ?? 0;
      return (demoted.has(doc) ? score * negativeBoost : score) * boost;
    });
    return { docs, scores: scored };
  };
}
