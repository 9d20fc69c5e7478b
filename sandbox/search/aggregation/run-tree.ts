import type { BucketHit } from "./deps";
import { dateLine, numberLine } from "./bucket-line";
import { allDocuments, countDocuments, type DocumentSet, filterDocuments } from "./document-set";
import { hasValue } from "./field-values";
import { runHistogram } from "./histogram-buckets";
import { runMetric } from "./metric";
import { nestedDocuments, parentDocuments } from "./nested";
import { applyParentPipelines } from "./parent-pipeline";
import { runRange } from "./range";
import { type Bucket, NO_RESULTS, type Result, type Results } from "./result";
import type { AggregationRun } from "./run";
import { applySiblingPipelines } from "./sibling-pipeline";
import { runTerms } from "./terms";
import type {
  AggregationNode,
  AggregationTree,
  DateHistogramDefinition,
  FiltersDefinition,
  HistogramDefinition,
  TermsDefinition,
} from "./tree";

/** Results of one level over a set of documents, sibling pipelines included. */
export function runTree(tree: AggregationTree, set: DocumentSet, run: AggregationRun): Results {
  if (tree.aggregations.length === 0) return NO_RESULTS;
  const results = new Map(tree.aggregations.map((node) => [node.name, runNode(node, set, run)] as const));
  return applySiblingPipelines(tree.pipelines, results);
}

function runNode(node: AggregationNode, set: DocumentSet, run: AggregationRun): Result {
  const result = applyParentPipelines(node.sub.pipelines, runDefinition(node, set, run));
  return node.meta === undefined ? result : { ...result, meta: node.meta };
}

function runDefinition(node: AggregationNode, set: DocumentSet, run: AggregationRun): Result {
  const { definition } = node;
  const below = (documents: DocumentSet): Results => runTree(node.sub, documents, run);
  switch (definition.type) {
    case "terms":
    case "histogram":
    case "date_histogram":
      return runGrouping(
        node.name,
        definition,
        set,
        run,
        node.sub.aggregations.length > 0 ? below : undefined,
      );
    case "range":
    case "date_range": {
      const buckets = runRange(definition, run.source(definition), set, below);
      run.charge(buckets.length);
      return bucketResult(definition.type, keyedRanges(buckets, definition.keyed), definition.keyed);
    }
    case "filters":
      return runFilters(definition, set, below, run);
    case "top_hits":
      return { kind: "reply", type: "top_hits", reply: definition.render(hitsOf(set), run.found) };
    case "filter":
    case "missing":
    case "global":
    case "nested":
    case "reverse_nested": {
      const documents = narrow(definition, set, run);
      return {
        kind: "single",
        type: definition.type,
        docCount: countDocuments(documents),
        results: below(documents),
      };
    }
    default:
      return runMetric(definition, run.source(definition), set);
  }
}

/** Aggregations that make a bucket of each value; without `below` their documents need not be kept. */
function runGrouping(
  name: string,
  definition: TermsDefinition | HistogramDefinition | DateHistogramDefinition,
  set: DocumentSet,
  run: AggregationRun,
  below: ((documents: DocumentSet) => Results) | undefined,
): Result {
  const source = run.source(definition);
  if (definition.type === "terms") {
    const terms = runTerms(name, definition, source, set, run, below);
    return { kind: "buckets", keyed: false, ...terms };
  }
  const line = run.line(definition, () =>
    definition.type === "histogram" ? numberLine(definition, source) : dateLine(name, definition, source),
  );
  const buckets = runHistogram(definition, source, line, set, run, below);
  return bucketResult(definition.type, buckets, definition.keyed);
}

function bucketResult(type: string, buckets: readonly Bucket[], keyed: boolean): Result {
  return { kind: "buckets", type, head: {}, buckets, keyed };
}

/** A range's key is a member only where the buckets are a list. */
function keyedRanges(buckets: readonly Bucket[], keyed: boolean): readonly Bucket[] {
  if (keyed) return buckets;
  return buckets.map((bucket) => ({ ...bucket, head: { key: bucket.keyText, ...bucket.head } }));
}

type Narrowing = Extract<
  AggregationNode["definition"],
  { type: "filter" | "missing" | "global" | "nested" | "reverse_nested" }
>;

function narrow(definition: Narrowing, set: DocumentSet, run: AggregationRun): DocumentSet {
  switch (definition.type) {
    case "filter":
      return filterDocuments(set, (part) => definition.test(part.scope, part.number));
    case "missing": {
      const source = run.source(definition);
      return filterDocuments(set, (part) => {
        const has = hasValue(source, part);
        return (doc) => !has(doc);
      });
    }
    case "global":
      return run.scopes.flatMap(allDocuments);
    case "nested":
      return nestedDocuments(set, definition.path);
    case "reverse_nested":
      return parentDocuments(set, definition.path);
  }
}

function runFilters(
  definition: FiltersDefinition,
  set: DocumentSet,
  below: (set: DocumentSet) => Results,
  run: AggregationRun,
): Result {
  const { filters, named, keyed, otherKey } = definition;
  const listed = named && !keyed;
  const bucket = (key: string, documents: DocumentSet): Bucket => ({
    key,
    keyText: key,
    head: listed ? { key } : {},
    docCount: countDocuments(documents),
    results: below(documents),
  });
  const buckets = filters.map(({ key, test }) =>
    bucket(
      key,
      filterDocuments(set, (part) => test(part.scope, part.number)),
    ),
  );
  if (otherKey !== undefined) {
    const others = filterDocuments(set, (part) => {
      const tests = filters.map(({ test }) => test(part.scope, part.number));
      return (doc) => !tests.some((test) => test(doc));
    });
    buckets.push(bucket(otherKey, others));
  }
  run.charge(buckets.length);
  return bucketResult("filters", buckets, named && keyed);
}

function hitsOf(set: DocumentSet): readonly BucketHit[] {
  return set.flatMap(({ scope, number, docs, scores }) =>
    Array.from({ length: docs.length }, (_, i) => ({
      scope,
      segment: number,
      doc: docs[i] ?? 0,
      score: scores?.[i] ?? 1,
    })),
  );
}
