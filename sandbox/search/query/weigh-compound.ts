import type { Segment } from "../index/reader";
import {
  accumulate,
  difference,
  intersection,
  markedDocs,
  none,
  selected,
  type Sums,
  sumsOf,
} from "./doc-sets";
import type { Matches } from "./matches";
import { minimumOf } from "./minimum-should-match";
import type { Query } from "./query";
import type { SearchScope } from "./scope";

type Weigher = (segment: Segment) => Matches;
type Weigh = (query: Query, scope: SearchScope, boost: number) => Weigher;

/** `bool`: must and should score, filter and must_not do not. */
export function weighBool(
  query: Extract<Query, { kind: "bool" }>,
  scope: SearchScope,
  boost: number,
  weigh: Weigh,
): Weigher {
  const all = (queries: readonly Query[], own: number): Weigher[] =>
    queries.map((one) => weigh(one, scope, own));
  const { must, should, filter, mustNot } = query;
  // A bool that asks nothing is a match_all.
  if (must.length + should.length + filter.length + mustNot.length === 0)
    return (segment) => selected(segment, boost, (doc) => segment.isRoot(doc));
  return weighClauses({
    must: all(must, boost),
    should: all(should, boost),
    filter: all(filter, 0),
    mustNot: all(mustNot, 0),
    minimum: minimumOfBool(query),
  });
}

/** How many of the should clauses of a bool have to match: one when nothing else is required. */
export function minimumOfBool({
  must,
  filter,
  should,
  minimumShouldMatch,
}: Extract<Query, { kind: "bool" }>): number {
  const otherwise = must.length + filter.length === 0 && should.length > 0 ? 1 : 0;
  if (minimumShouldMatch === undefined) return otherwise;
  return Math.max(minimumOf(minimumShouldMatch, should.length), otherwise);
}

/** Clauses of a boolean query, weighed. */
export interface WeighedClauses {
  readonly must: readonly Weigher[];
  readonly should: readonly Weigher[];
  readonly filter: readonly Weigher[];
  readonly mustNot: readonly Weigher[];
  /** How many of `should` have to match. */
  readonly minimum: number;
}

/** Documents that the clauses leave, with the sum of their scores. */
export function weighClauses({ must, should, filter, mustNot, minimum }: WeighedClauses): Weigher {
  if (minimum > should.length) return () => none;
  return (segment) => {
    const musts = must.map((one) => withScores(one(segment)));
    const optional =
      should.length === 0
        ? undefined
        : accumulate(
            segment.size,
            should.map((one) => one(segment)),
          );
    const lists = [...musts.map(({ docs }) => docs), ...filter.map((one) => one(segment).docs)];
    if (optional && minimum > 0) lists.push(markedDocs(optional.counts, minimum));
    // A bool that requires nothing looks at everything.
    let docs =
      lists.length > 0 ? intersection(lists) : selected(segment, 0, (doc) => segment.isRoot(doc)).docs;
    for (const one of mustNot) docs = difference(docs, one(segment).docs);
    return { docs, scores: scored(docs, sumsOf(docs, musts), optional, minimum > 0) };
  };
}

const withScores = ({ docs, scores = new Float32Array(docs.length) }: Matches): Required<Matches> => ({
  docs,
  scores,
});

/** Required and optional parts are floats of their own before they are added, unless both have to match: then all is one sum. */
function scored(
  docs: Int32Array,
  required: Float64Array,
  optional: Sums | undefined,
  together: boolean,
): Float32Array {
  const scores = new Float32Array(required);
  if (!optional) return scores;
  for (let i = 0; i < docs.length; i += 1) {
    const doc = docs[i] ?? 0;
    if (optional.counts[doc] === 0) continue;
    const extra = Math.fround(optional.sums[doc] ?? 0);
    scores[i] = (together ? (required[i] ?? 0) : (scores[i] ?? 0)) + extra;
  }
  return scores;
}

/** `dis_max`: the best clause, and a part of the others. */
export function weighDisMax(
  query: Extract<Query, { kind: "dis_max" }>,
  scope: SearchScope,
  boost: number,
  weigh: Weigh,
): Weigher {
  return weighBest(
    query.queries.map((one) => weigh(one, scope, boost)),
    query.tieBreaker,
  );
}

/** The best of several scores, and a part of the sum of the others (Lucene's DisjunctionMaxScorer). */
export function weighBest(clauses: readonly Weigher[], tieBreaker: number): Weigher {
  return (segment) => {
    const best = new Float64Array(segment.size).fill(-1);
    const others = new Float64Array(segment.size);
    for (const { docs, scores } of clauses.map((one) => one(segment))) {
      for (let i = 0; i < docs.length; i += 1) {
        const doc = docs[i] ?? 0;
        const score = scores?.[i] ?? 0;
        const most = best[doc] ?? -1;
        if (most < 0) best[doc] = score;
        else {
          best[doc] = Math.max(score, most);
          others[doc] = (others[doc] ?? 0) + Math.min(score, most);
        }
      }
    }
    const { docs } = selected(segment, 0, (doc) => (best[doc] ?? -1) >= 0);
    const scores = new Float32Array(docs.length);
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] ?? 0;
      scores[i] = (best[doc] ?? 0) + (others[doc] ?? 0) * tieBreaker;
    }
    return { docs, scores };
  };
}
