import type { ScopeOfSearch } from "../../cluster/search-scopes";
import { illegalArgument, SearchError } from "../../errors/search-error";
import { checkClauses, countClauses } from "../clause-limit";
import type { Matches } from "../matches";
import { parseQuery } from "../parse";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { weigh } from "../weigh";
import { failedShards, type ShardFailure } from "./on-shard";
import type { SearchBody } from "./request";
import { checkSearchAfterOnShard } from "./search-after";
import { sorterOf } from "./sort";

/** What the shards of one index found. */
export interface Found {
  readonly one: ScopeOfSearch;
  readonly scope: SearchScope;
  /** Matches one a segment, in their order; aggregations see them. */
  readonly all: readonly Matches[];
  /** Those that `post_filter` leaves. */
  readonly matches: readonly Matches[];
  /** `terminate_after` left some out. */
  readonly terminated: boolean;
}

/** What all indices found, and those that failed. */
export interface QueryPhase {
  readonly found: readonly Found[];
  readonly failures: readonly ShardFailure[];
}

/** Runs the query on every index; where some refuse it, the others answer, and where all do, their refusals are thrown. */
export function queryPhase(body: SearchBody, scopes: readonly ScopeOfSearch[]): QueryPhase {
  const found: Found[] = [];
  const failures: ShardFailure[] = [];
  for (const one of scopes) {
    try {
      found.push(onIndex(body, one));
    } catch (cause) {
      if (!(cause instanceof SearchError) || cause.type === "unsupported_in_embedded") throw cause;
      failures.push({ cause, scope: one.scope, shards: one.shards });
    }
  }
  if (failures.length > 0 && (found.length === 0 || body.partialResults === false))
    throw failedShards(failures);
  return { found, failures };
}

function onIndex(body: SearchBody, one: ScopeOfSearch): Found {
  const { scope, filters } = one;
  checkClauses(countClauses(body.query), scope);
  const whole = matchesOf(body, filtered(body.query, filters.map(parseQuery)), scope);
  const { all, terminated } = firstOf(whole, body.terminateAfter);
  const matches = afterwards(body, all, scope);
  checkWindow(body, scope);
  for (const key of body.sort) sorterOf(key, scope);
  checkSearchAfterOnShard(body, scope);
  return { one, scope, all, matches, terminated };
}

/** As many matches as `terminate_after` lets an index collect, in order of indexing. */
function firstOf(
  whole: readonly Matches[],
  most: number | undefined,
): { all: readonly Matches[]; terminated: boolean } {
  if (most === undefined) return { all: whole, terminated: false };
  let left = most;
  const all = whole.map(({ docs, scores }) => {
    const count = Math.min(left, docs.length);
    left -= count;
    return { docs: docs.subarray(0, count), ...(scores && { scores: scores.subarray(0, count) }) };
  });
  return { all, terminated: all.some(({ docs }, i) => docs.length < (whole[i]?.docs.length ?? 0)) };
}

/** Documents of an index reached through an alias pass one of its filters. */
export function filtered(query: Query, filters: readonly Query[]): Query {
  if (filters.length === 0) return query;
  const either: Query = {
    kind: "bool",
    must: [],
    should: filters,
    mustNot: [],
    filter: [],
    minimumShouldMatch: "1",
    boost: 1,
  };
  return {
    kind: "bool",
    must: [query],
    should: [],
    mustNot: [],
    filter: [either],
    minimumShouldMatch: undefined,
    boost: 1,
  };
}

function matchesOf(body: SearchBody, query: Query, scope: SearchScope): Matches[] {
  const weigher = weigh(query, scope);
  const least = body.minScore;
  return scope.reader.segments.map((segment) => {
    const { docs, scores = new Float32Array(docs.length) } = weigher(segment);
    if (segment.allRoots && least === undefined) return { docs, scores };
    const kept = (i: number): boolean =>
      segment.isRoot(docs[i] ?? 0) && (least === undefined || (scores[i] ?? 0) >= least);
    return chosen({ docs, scores }, kept);
  });
}

/** The matches that pass, in their order; the same arrays when all of them do. */
function chosen({ docs, scores }: Required<Matches>, passes: (i: number) => boolean): Matches {
  let count = 0;
  for (let i = 0; i < docs.length; i += 1) if (passes(i)) count += 1;
  if (count === docs.length) return { docs, scores };
  const kept = { docs: new Int32Array(count), scores: new Float32Array(count) };
  let at = 0;
  for (let i = 0; i < docs.length; i += 1) {
    if (!passes(i)) continue;
    kept.docs[at] = docs[i] ?? 0;
    kept.scores[at] = scores[i] ?? 0;
    at += 1;
  }
  return kept;
}

/** What `post_filter` leaves: aggregations do not see it. */
function afterwards(
  { postFilter }: SearchBody,
  all: readonly Matches[],
  scope: SearchScope,
): readonly Matches[] {
  if (!postFilter) return all;
  const weigher = weigh(postFilter, scope);
  return scope.reader.segments.map((segment, i) => {
    const passing = new Set(weigher(segment).docs);
    const { docs, scores } = all[i] ?? { docs: new Int32Array() };
    const kept = Array.from(docs.keys()).filter((at) => passing.has(docs[at] ?? -1));
    return {
      docs: Int32Array.from(kept, (at) => docs[at] ?? 0),
      scores: Float32Array.from(kept, (at) => scores?.[at] ?? 0),
    };
  });
}

function checkWindow({ from, size }: SearchBody, scope: SearchScope): void {
  const most = Number(scope.setting("index.max_result_window") ?? 10_000);
  if (from + size <= most) return;
  throw illegalArgument(
    `Result window is too large, from + size must be less than or equal to: [${most}] but was [${from + size}]. See the scroll api for a more efficient way to request large data sets. This limit can be set by changing the [index.max_result_window] index level setting.`,
  );
}
