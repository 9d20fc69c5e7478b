import type { ReplyValue } from "../json/reply-value";
import type { Matches } from "../query/matches";
import type { SearchScope } from "../query/scope";
import { checkTree } from "./check";
import type { AggregationOptions, FoundBy } from "./deps";
import type { DocumentSet } from "./document-set";
import { renderResults } from "./render";
import { AggregationRun } from "./run";
import { runTree } from "./run-tree";
import type { AggregationTree } from "./tree";

export { parseAggregations } from "./parse";

/** One index of a search and what matched in it: `matches` are as many as the reader's segments. */
export interface AggregationInput {
  readonly scope: SearchScope;
  readonly matches: readonly Matches[];
}

/** Elasticsearch's default of `search.max_buckets`. */
const MAX_BUCKETS = 65_536;

const EVERYTHING: FoundBy = { query: { kind: "match_all", boost: 1 }, named: new Map() };

/**
 * The value of `aggregations`, `undefined` when none were asked for. Throws what a shard refuses, or a whole
 * `search_phase_execution_exception` for what is found out behind them.
 */
export function aggregate(
  tree: AggregationTree,
  inputs: readonly AggregationInput[],
  { typedKeys = false, maxBuckets = MAX_BUCKETS, found = EVERYTHING }: AggregationOptions = {},
): ReplyValue | undefined {
  if (tree.aggregations.length + tree.pipelines.length === 0) return undefined;
  const run = new AggregationRun(
    inputs.map(({ scope }) => scope),
    maxBuckets,
    found,
  );
  checkTree(tree, run);
  return renderResults(runTree(tree, documentsOf(inputs), run), typedKeys);
}

function documentsOf(inputs: readonly AggregationInput[]): DocumentSet {
  return inputs.flatMap(({ scope, matches }) =>
    scope.reader.segments.flatMap((segment, number) => {
      const found = matches[number];
      return found ? [{ scope, segment, number, docs: found.docs, scores: found.scores }] : [];
    }),
  );
}
