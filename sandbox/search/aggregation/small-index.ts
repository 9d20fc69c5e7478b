import { createIndex } from "../index/create-index";
import type { JsonNode, JsonObject } from "../json/node";
import { readJson } from "../json/read";
import { writeJson } from "../json/write";
import type { SearchScope } from "../query/scope";
import { aggregate, type AggregationInput, parseAggregations } from "./aggregate";
import type { AggregationDeps, AggregationOptions } from "./deps";

/** Midnight UTC, 1 July 2025: `now` of the tests. */
export const TEST_NOW = 1_751_328_000_000;

/** An index of a few documents for tests, and how its aggregations are asked for. */
export interface SmallIndex {
  readonly scope: SearchScope;
  /** The parsed value of `aggregations` over all documents. */
  run(aggs: unknown, options?: AggregationOptions): unknown;
}

/** Makes an index named `small` of mapping properties and documents in their order. */
export function smallIndex(properties: unknown, documents: readonly unknown[]): SmallIndex {
  const index = createIndex(
    { name: "small", uuid: "small", created: 0, settings: new Map(), mappings: [objectOf({ properties })] },
    { now: () => TEST_NOW },
  );
  for (const [id, document] of documents.entries()) {
    index.write({ id: String(id), source: JSON.stringify(document), create: false });
  }
  index.refresh();
  const { mapping, analysis } = index;
  const scope: SearchScope = {
    index: "small",
    mapping,
    analysis,
    reader: index.reader(),
    setting: () => undefined,
    now: TEST_NOW,
  };
  return {
    scope,
    run: (aggs, options) => {
      const reply = aggregate(parseAggregations(objectOf(aggs), testDeps), [everything(scope)], options);
      return reply === undefined ? undefined : JSON.parse(writeJson(reply));
    },
  };
}

function objectOf(value: unknown): JsonObject {
  const node: JsonNode = readJson(JSON.stringify(value));
  if (node.kind !== "object") throw new Error("an object is wanted");
  return node;
}

function everything(scope: SearchScope): AggregationInput {
  const matches = scope.reader.segments.map((segment) => {
    const docs: number[] = [];
    for (let doc = 0; doc < segment.size; doc++)
      if (segment.isRoot(doc) && segment.isLive(doc)) docs.push(doc);
    return { docs: Int32Array.from(docs) };
  });
  return { scope, matches };
}

/** Stands in for the query side: a filter is `{ field: value }` on a keyword; `top_hits` gives ids. */
const testDeps: AggregationDeps = {
  filter: (query) => {
    const entry = query.kind === "object" ? query.entries[0] : undefined;
    const wanted = entry?.value.kind === "string" ? entry.value.value : "";
    return (scope, number) => {
      const column = scope.reader.segments[number]?.keywords(entry?.key ?? "");
      return (doc) => column?.ordinals(doc).some((ordinal) => column.value(ordinal) === wanted) ?? false;
    };
  },
  topHits: () => (hits) =>
    hits.map(({ scope, segment, doc }) => scope.reader.segments[segment]?.document(doc).id ?? null),
};
