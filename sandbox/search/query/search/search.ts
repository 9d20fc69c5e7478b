import type { ScopeOfSearch } from "../../cluster/search-scopes";
import { float, type ReplyValue } from "../../json/reply-value";
import type { Explainer } from "../explain/explanation";
import { part } from "../../parts/part";
import { readJson } from "../../json/read";
import { parseQuery } from "../parse";
import type { SearchScope } from "../scope";
import { type HitParts, prepareHitParts } from "./hit-parts";
import type { SearchBody } from "./request";
import { type Hit, type ScopeMatches, shownHit, topHits } from "./hits";
import { failedShards, onShard, type ShardFailure, shownFailure } from "./on-shard";
import { filtered, type Found, queryPhase } from "./query-phase";
import { parseSort } from "./sort";

/** The reply of a search over indices. */
export function search(body: SearchBody, scopes: readonly ScopeOfSearch[]): ReplyValue {
  const { found, failures } = queryPhase(body, scopes);
  const parts = partsOf(body, found);
  const hits = onFirst(found, () => topHits(found, body));
  const total = found.reduce(
    (sum, { matches }) => sum + matches.reduce((part, { docs }) => part + docs.length, 0),
    0,
  );
  const aggregations = aggregationsOf(body, found);
  return {
    took: 0,
    timed_out: false,
    ...terminatedEarly(body, found),
    _shards: shardsReply(scopes, failures),
    hits: {
      ...totalOf(total, body.trackTotalHits),
      max_score: maxScore(found, body),
      hits: hits.map((hit) =>
        onShard(hit.scope, () => ({
          ...shownHit(hit, body),
          ...parts.get(hit.scope)?.(hit),
        })),
      ),
    },
    ...(aggregations === undefined ? {} : { aggregations }),
  };
}

function terminatedEarly(body: SearchBody, found: readonly Found[]): { terminated_early?: boolean } {
  if (body.terminateAfter !== undefined)
    return { terminated_early: found.some(({ terminated }) => terminated) };
  return body.trackTotalHits === true && body.size === 0 && !body.aggregations
    ? { terminated_early: false }
    : {};
}

/** `_shards` of an answer. */
export function shardsReply(scopes: readonly ScopeOfSearch[], failures: readonly ShardFailure[]): ReplyValue {
  const total = scopes.reduce((sum, { shards }) => sum + shards, 0);
  const failed = failures.reduce((sum, { shards }) => sum + shards, 0);
  return {
    total,
    successful: total - failed,
    skipped: 0,
    failed,
    ...(failed > 0 && { failures: failures.map(shownFailure) }),
  };
}

/** What the queries add to the hits of each index. */
function partsOf(body: SearchBody, found: readonly Found[]): Map<SearchScope, HitParts> {
  const { query, named } = body;
  const pairs = found.map(({ scope, one: { filters } }) => {
    const explainer = (): Explainer =>
      part("explain").explainSearch(filtered(query, filters.map(parseQuery)), scope);
    return [scope, onShard(scope, () => prepareHitParts(body, { query, named, explainer }, scope))] as const;
  });
  return new Map(pairs);
}

/** Every hit, in order of indexing unless the body sorts: what by-query requests work on. */
export function allHits(body: SearchBody, scopes: readonly ScopeOfSearch[]): Hit[] {
  const { found, failures } = queryPhase(body, scopes);
  if (failures.length > 0) throw failedShards(failures);
  const sort = body.sort.length > 0 ? body.sort : parseSort(readJson('"_doc"'));
  return onFirst(found, () => topHits(found, { ...body, sort, from: 0, size: Number.MAX_SAFE_INTEGER }));
}

function aggregationsOf(
  { aggregations, typedKeys, maxBuckets, query, named }: SearchBody,
  found: readonly Found[],
): ReplyValue | undefined {
  if (!aggregations) return undefined;
  const inputs = found.map(({ scope, all }) => ({ scope, matches: all }));
  return onFirst(found, () =>
    part("aggregation").aggregate(aggregations, inputs, {
      found: { query, named },
      typedKeys,
      ...(maxBuckets !== undefined && { maxBuckets }),
    }),
  );
}

function totalOf(total: number, track: boolean | number): Record<string, ReplyValue> {
  if (track === false) return {};
  const most = track === true ? Number.POSITIVE_INFINITY : track;
  return { total: total > most ? { value: most, relation: "gte" } : { value: total, relation: "eq" } };
}

function maxScore(shown: readonly ScopeMatches[], body: SearchBody): ReplyValue {
  // Where no index was asked, there is no shard to say that there is no score.
  if (shown.length === 0) return float(0);
  const scored = body.sort.length === 0 || body.trackScores;
  if (!scored || body.size === 0) return null;
  let most: number | undefined;
  for (const { matches } of shown) {
    for (const { scores } of matches)
      for (const score of scores ?? []) if (most === undefined || score > most) most = score;
  }
  return most === undefined ? null : float(most);
}

const onFirst = <T>(found: readonly Found[], work: () => T): T => {
  const [first] = found;
  return first ? onShard(first.scope, work) : work();
};
