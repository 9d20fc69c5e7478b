import type { Segment } from "../index/reader";
import { none } from "./doc-sets";
import type { Matches } from "./matches";
import { nestedLevel } from "./nested-level";
import type { NestedQuery, NestedScoreMode } from "./parse-nested";
import type { Query } from "./query";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";

type Weigher = (segment: Segment) => Matches;

/** `nested`: matching objects at a path, joined to the documents above them. */
export function weighNested(
  query: NestedQuery,
  scope: SearchScope,
  boost: number,
  weigh: (query: Query, scope: SearchScope, boost: number) => Weigher,
): Weigher {
  if (scope.mapping.objectKind(query.path) !== "nested") {
    if (query.ignoreUnmapped) return () => none;
    throw shardError(scope, `[nested] failed to find nested object under path [${query.path}]`);
  }
  const inner = weigh(query.query, scope, boost);
  return (segment) => {
    const level = nestedLevel(segment, query.path);
    return joinParents(segment, onLevel(inner(level), level), query.scoreMode);
  };
}

/** A query inside may name fields of another level: its documents are none of this one. */
function onLevel({ docs, scores }: Matches, level: Segment): { doc: number; score: number }[] {
  const kept: { doc: number; score: number }[] = [];
  for (const [i, doc] of docs.entries()) if (level.isRoot(doc)) kept.push({ doc, score: scores?.[i] ?? 0 });
  return kept;
}

/** Objects stand before the document that they belong to, the next root of the level above. */
function joinParents(
  segment: Segment,
  children: readonly { doc: number; score: number }[],
  mode: NestedScoreMode,
): Matches {
  const docs: number[] = [];
  const scores: number[] = [];
  let family: number[] = [];
  for (const [i, { doc, score }] of children.entries()) {
    family.push(score);
    const parent = parentOf(segment, doc);
    const next = children[i + 1];
    if (next && next.doc < parent) continue;
    docs.push(parent);
    scores.push(combined(family, mode));
    family = [];
  }
  return { docs: Int32Array.from(docs), scores: Float32Array.from(scores) };
}

function parentOf(segment: Segment, doc: number): number {
  let parent = doc + 1;
  while (parent < segment.size - 1 && !segment.isRoot(parent)) parent += 1;
  return parent;
}

/** Sums are doubles that become a float at the end, as in Lucene's `ToParentBlockJoinQuery`. */
function combined(scores: readonly number[], mode: NestedScoreMode): number {
  const sum = (): number => scores.reduce((total, score) => total + score, 0);
  switch (mode) {
    case "avg":
      return sum() / scores.length;
    case "sum":
      return sum();
    case "min":
      return Math.min(...scores);
    case "max":
      return Math.max(...scores);
    case "none":
      return 0;
  }
}
