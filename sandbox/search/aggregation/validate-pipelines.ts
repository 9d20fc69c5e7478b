import { SearchError } from "../errors/search-error";
import { pathSteps } from "./buckets-path";
import { isSibling } from "./parse-pipeline";
import type { AggregationNode, AggregationTree, PipelineNode } from "./tree";

/** Refuses pipelines that lead nowhere or stand in a wrong place, all in one `action_request_validation_exception`. */
export function validatePipelines(tree: AggregationTree): void {
  checkLevel(tree, undefined);
}

function checkLevel(tree: AggregationTree, parent: AggregationNode | undefined): void {
  for (const pipeline of tree.pipelines) checkPath(pipeline, tree);
  const problems = tree.pipelines.flatMap((pipeline) => checkPlace(pipeline, tree, parent));
  if (problems.length > 0) throw validationError(problems);
  for (const node of tree.aggregations) checkLevel(node.sub, node);
}

function validationError(problems: readonly string[]): SearchError {
  const numbered = problems.map((problem, i) => `${i + 1}: ${problem};`).join("");
  return new SearchError(400, "action_request_validation_exception", `Validation Failed: ${numbered}`);
}

/** Values of a bucket itself. */
const SPECIAL: readonly string[] = ["_count", "_key", "_bucket_count"];

function pathsOf({ definition }: PipelineNode): readonly string[] {
  return definition.type === "bucket_sort" ? definition.sort.map(({ path }) => path) : [definition.path];
}

function checkPath(pipeline: PipelineNode, tree: AggregationTree): void {
  for (const path of pathsOf(pipeline)) {
    const [first = "", ...rest] = pathSteps(path).map(withoutKey);
    if (first === "_count" || first === "_key") continue;
    if (tree.pipelines.some(({ name }) => name === first)) continue;
    const node = tree.aggregations.find(({ name }) => name === first);
    if (!node) throw validationError([`No aggregation found for path [${path}]`]);
    checkSteps(path, node, rest);
  }
}

function checkSteps(path: string, start: AggregationNode, steps: readonly string[]): void {
  let node = start;
  for (const step of steps) {
    // What follows a leaf is the name of one of its numbers.
    if (SPECIAL.includes(step) || node.sub.pipelines.some(({ name }) => name === step)) return;
    const child = node.sub.aggregations.find(({ name }) => name === step);
    if (!child) {
      if (isMetric(node) && step !== steps[steps.length - 1]) return;
      if (isMetric(node) && hasMetricSyntax(path, step)) return;
      throw validationError([`No aggregation [${step}] found for path [${path}]`]);
    }
    node = child;
  }
}

const hasMetricSyntax = (path: string, step: string): boolean =>
  path.endsWith(`.${step}`) || path.endsWith(`[${step}]`);

/** `t['x']` names one bucket; the aggregation is `t`. */
const withoutKey = (step: string): string => step.replace(/\['.*'\]$/, "");

const MULTI_BUCKETS: readonly string[] = [
  "terms",
  "range",
  "date_range",
  "histogram",
  "date_histogram",
  "filters",
];
const SINGLE_BUCKETS: readonly string[] = ["filter", "missing", "global", "nested", "reverse_nested"];

function isMetric({ definition }: AggregationNode): boolean {
  return !MULTI_BUCKETS.includes(definition.type) && !SINGLE_BUCKETS.includes(definition.type);
}

function dependencies(pipeline: PipelineNode, pipelines: readonly PipelineNode[]): PipelineNode[] {
  const firsts = pathsOf(pipeline).map((path) => pathSteps(path)[0]);
  return pipelines.filter(({ name }) => firsts.includes(name));
}

/** Pipelines in an order in which each comes behind those that it reads; refuses a cycle. */
export function sortPipelines(pipelines: readonly PipelineNode[]): readonly PipelineNode[] {
  const sorted = new Set<PipelineNode>();
  const inProgress = new Set<PipelineNode>();
  const visit = (pipeline: PipelineNode): void => {
    if (sorted.has(pipeline)) return;
    if (inProgress.has(pipeline)) {
      throw validationError([`Cyclical dependency found with pipeline aggregator [${pipeline.name}]`]);
    }
    inProgress.add(pipeline);
    for (const next of dependencies(pipeline, pipelines)) visit(next);
    sorted.add(pipeline);
  };
  for (const pipeline of pipelines) visit(pipeline);
  return [...sorted];
}

function checkPlace(
  pipeline: PipelineNode,
  tree: AggregationTree,
  parent: AggregationNode | undefined,
): readonly string[] {
  const { type } = pipeline.definition;
  if (isSibling(type)) return checkSibling(pipeline, tree);
  const what = `${type} aggregation [${pipeline.name}]`;
  if (pipeline.definition.type === "bucket_sort") {
    if (!parent) return [`${what} must be declared inside of another aggregation`];
    const { sort, from, size } = pipeline.definition;
    if (sort.length > 0 || from > 0 || size !== undefined) return [];
    const idle =
      "is configured to perform nothing. Please set either of [sort, size, from] to use bucket_sort";
    return [`[${pipeline.name}] ${idle}`];
  }
  if (!parent) return [`${what} must be declared inside of another aggregation`];
  const { definition } = parent;
  if (definition.type !== "histogram" && definition.type !== "date_histogram") {
    return [`${what} must have a histogram, date_histogram or auto_date_histogram as parent`];
  }
  return definition.minDocCount === 0 ? [] : [`parent histogram of ${what} must have min_doc_count of 0`];
}

function checkSibling(pipeline: PipelineNode, tree: AggregationTree): readonly string[] {
  const [path = ""] = pathsOf(pipeline);
  const [first = "", ...rest] = pathSteps(path);
  let node = tree.aggregations.find(({ name }) => name === withoutKey(first));
  if (!node) return [`buckets_path aggregation does not exist for aggregation [${pipeline.name}]: ${path}`];
  let qualified = first !== withoutKey(first);
  for (const step of rest) {
    if (MULTI_BUCKETS.includes(node.definition.type) && !qualified) return [];
    const child: AggregationNode | undefined = node.sub.aggregations.find(
      ({ name }) => name === withoutKey(step),
    );
    if (!child) break;
    node = child;
    qualified = step !== withoutKey(step);
  }
  if (MULTI_BUCKETS.includes(node.definition.type) && !qualified) return [];
  const rule =
    "Unable to find unqualified multi-bucket aggregation in buckets_path. Path must include a multi-bucket aggregation";
  return [
    `${rule} for aggregation [${pipeline.name}] found :${builderClass(node)} for buckets path: ${path}`,
  ];
}

function builderClass({ definition: { type } }: AggregationNode): string {
  const words = type.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const name = type === "missing" ? "Missing" : words.join("");
  const home = PACKAGES[type] ?? "metrics";
  return `org.elasticsearch.search.aggregations.${home}.${name}AggregationBuilder`;
}

const PACKAGES: Readonly<Record<string, string>> = {
  terms: "bucket.terms",
  range: "bucket.range",
  date_range: "bucket.range",
  histogram: "bucket.histogram",
  date_histogram: "bucket.histogram",
  filter: "bucket.filter",
  filters: "bucket.filter",
  missing: "bucket.missing",
  global: "bucket.global",
  nested: "bucket.nested",
  reverse_nested: "bucket.nested",
};
