import { illegalArgument, parsingError, unsupported } from "../../errors/search-error";
import type { Segment } from "../../index/reader";
import type { JsonNode } from "../../json/node";
import { member, scalarText } from "../../json/walk";
import { nestedLevel } from "../nested-level";
import { parseQuery } from "../parse";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { shardError } from "../shard-error";
import { weigh } from "../weigh";

/** Which nested objects give a document's values to sort by. */
export interface NestedSort {
  readonly path: string;
  readonly filter: Query | undefined;
}

/** Reads `nested` of a sort. */
export function parseNestedSort(node: JsonNode): NestedSort {
  if (node.kind !== "object")
    throw parsingError(node.at, "malformed sort format, [nested] must be an object");
  for (const { key } of node.entries) {
    if (key !== "path" && key !== "filter") throw unsupported(`[${key}] of [nested] of a sort`);
  }
  const path = member(node, "path");
  const filter = member(node, "filter");
  if (!path) throw illegalArgument("Required [path]");
  return { path: scalarText(path) ?? "", filter: filter && parseQuery(filter) };
}

/** Documents whose values count for a root document, by segment: itself, or its matching objects at a path. */
export function valueDocuments(
  nested: NestedSort | undefined,
  scope: SearchScope,
): (segment: Segment, doc: number) => readonly number[] {
  if (!nested) return (_segment, doc) => [doc];
  if (scope.mapping.objectKind(nested.path) !== "nested") {
    throw shardError(scope, `[nested] failed to find nested object under path [${nested.path}]`);
  }
  const weigher = nested.filter && weigh(nested.filter, scope);
  const passing = new Map<Segment, ReadonlySet<number>>();
  return (segment, root) => {
    const known = passing.get(segment);
    const allowed = known ?? (weigher && new Set(weigher(nestedLevel(segment, nested.path)).docs));
    if (allowed && !known) passing.set(segment, allowed);
    const found: number[] = [];
    for (let doc = root - 1; doc >= 0 && !segment.isRoot(doc); doc -= 1) {
      if (segment.nestedPath(doc) === nested.path && (!allowed || allowed.has(doc))) found.push(doc);
    }
    return found;
  };
}

/** Ways to make one of several values. */
export type SortMode = "min" | "max" | "avg" | "sum" | "median";

/** One of several numbers; averages of whole numbers are rounded, as Java's longs are. */
export function reduceValues(values: readonly number[], mode: SortMode, whole: boolean): number | undefined {
  if (values.length === 0) return undefined;
  const sum = (): number => values.reduce((total, value) => total + value, 0);
  const rounded = (value: number): number => (whole ? Math.floor(value + 0.5) : value);
  switch (mode) {
    case "min":
      return Math.min(...values);
    case "max":
      return Math.max(...values);
    case "sum":
      return sum();
    case "avg":
      return rounded(sum() / values.length);
    case "median":
      return rounded(middleOf(values.toSorted((a, b) => a - b)));
  }
}

function middleOf(sorted: readonly number[]): number {
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? upper) + upper) / 2;
}
