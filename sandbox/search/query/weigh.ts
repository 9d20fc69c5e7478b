import { SearchError } from "../errors/search-error";
import type { Segment } from "../index/reader";
import { rootsOf } from "./roots-of";
import { part } from "../parts/part";
import { constant, none, selected } from "./doc-sets";
import type { Matches } from "./matches";
import type { Query } from "./query";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";
import { weighBool, weighDisMax } from "./weigh-compound";
import { isTextQuery, weighBoosting, weighText } from "./weigh-match";
import { weighTerm, weighTerms } from "./weigh-term";
import { weighPattern, wildcardTest } from "./weigh-pattern";
import { weighNested } from "./weigh-nested";
import { weighRange } from "./weigh-range";

/** A query that knows its index: gives the live documents of a segment that match, with their scores. */
export type Weigher = (segment: Segment) => Matches;

/**
 * Prepares a query for an index. `boost` is that of the queries around it. Statistics are taken once, over all segments. Throws
 * the errors that Elasticsearch gives per shard.
 */
export function weigh(query: Query, scope: SearchScope, boost = 1): Weigher {
  const live = created(scope, () => prepared(query, scope, boost));
  return (segment) => onlyLive(segment, live(segment));
}

/** A number that cannot be read is noticed only when the query is made for an index. */
function created(scope: SearchScope, make: () => Weigher): Weigher {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof SearchError) || cause.type !== "number_format_exception") throw cause;
    throw shardError(scope, `failed to create query: ${cause.reason}`, cause);
  }
}

function prepared(query: Query, scope: SearchScope, around: number): Weigher {
  const boost = "boost" in query ? Math.fround(around * query.boost) : around;
  if (isTextQuery(query)) return weighText(query, scope, boost, weigh);
  switch (query.kind) {
    case "match_all":
      return (segment) => selected(segment, boost, (doc) => segment.isRoot(doc));
    case "match_none":
      return () => none;
    case "term":
      return weighTerm(query, scope, boost);
    case "terms":
      return weighTerms(query, scope, boost);
    case "boosting":
      return weighBoosting(query, scope, boost, weigh);
    case "bool":
      return weighBool(query, scope, boost, weigh);
    case "dis_max":
      return weighDisMax(query, scope, boost, weigh);
    case "constant_score": {
      const filter = weigh(query.filter, scope);
      return (segment) => constant(filter(segment).docs, boost);
    }
    case "range":
      return weighRange(query, scope, boost);
    case "function_score":
      return boosted(part("function-score").weighFunctionScore(query, scope, boost, weigh), boost);
    case "geo_distance":
      return part("geo").weighGeoDistance(query, scope, boost);
    case "geo_bounding_box":
      return part("geo").weighGeoBox(query, scope, boost);
    case "nested":
      return weighNested(query, scope, boost, weigh);
    case "exists":
      return weighExists(query.field, scope, boost);
    case "ids":
      return (segment) => constant(rootsOf(query.values, segment), boost);
    case "prefix":
    case "wildcard":
    case "regexp":
      return weighPattern(query, scope, boost, weigh);
  }
}

/** A boost of 0 leaves nothing of a score, however it is put together. */
const boosted = (weigher: Weigher, boost: number): Weigher =>
  boost === 0 ? (segment) => constant(weigher(segment).docs, 0) : weigher;

function weighExists(field: string, scope: SearchScope, boost: number): Weigher {
  const names = existing(field, scope);
  return (segment) => selected(segment, boost, (doc) => names.some((name) => segment.hasField(name, doc)));
}

/** The field itself, or those below an object of that name. */
function existing(field: string, { mapping }: SearchScope): string[] {
  if (field.includes("*")) {
    const fits = wildcardTest(field, false);
    return mapping.fieldNames.filter(fits);
  }
  const found = mapping.field(field);
  if (found) return [found.name];
  return mapping.fieldNames.filter((name) => name.startsWith(`${field}.`));
}

function onlyLive(segment: Segment, matches: Matches): Matches {
  if (segment.allLive) return matches;
  const { docs, scores } = matches;
  let dead = false;
  for (let i = 0; i < docs.length && !dead; i += 1) dead = !segment.isLive(docs[i] ?? 0);
  if (!dead) return matches;
  const kept: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < docs.length; i += 1) {
    const doc = docs[i] ?? 0;
    if (!segment.isLive(doc)) continue;
    kept.push(doc);
    values.push(scores?.[i] ?? 0);
  }
  return { docs: Int32Array.from(kept), scores: Float32Array.from(values) };
}
