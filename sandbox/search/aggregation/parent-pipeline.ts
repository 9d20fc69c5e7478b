import { bucketValue, pathSteps } from "./buckets-path";
import { compareCodePoints } from "./code-points";
import { double } from "../json/reply-value";
import type { Bucket, BucketResult, Result } from "./result";
import { simpleValue } from "./sibling-pipeline";
import type { PipelineDefinition, PipelineNode } from "./tree";
import { numberFormat, RAW, type ValueFormat } from "./value-format";

/** Runs pipelines that stand inside of buckets and read them in a row: they add to the buckets or sort and cut them. */
export function applyParentPipelines(pipelines: readonly PipelineNode[], result: Result): Result {
  if (result.kind !== "buckets") return result;
  return pipelines.reduce<BucketResult>((current, node) => {
    const buckets = runParent(node, current.buckets);
    return buckets === current.buckets ? current : { ...current, buckets };
  }, result);
}

function runParent({ name, definition, meta }: PipelineNode, buckets: readonly Bucket[]): readonly Bucket[] {
  const put = (bucket: Bucket, result: Result): Bucket => ({
    ...bucket,
    results: new Map([...bucket.results, [name, meta === undefined ? result : { ...result, meta }]]),
  });
  switch (definition.type) {
    case "cumulative_sum":
      return cumulate(definition, buckets, put);
    case "derivative":
      return derive(definition, buckets, put);
    case "serial_diff":
      return difference(definition, buckets, put);
    case "bucket_sort":
      return sortBuckets(definition, buckets);
    default:
      return buckets;
  }
}

type Put = (bucket: Bucket, result: Result) => Bucket;
type Of<T extends PipelineDefinition["type"]> = Extract<PipelineDefinition, { type: T }>;

const formatOf = (pattern: string | undefined): ValueFormat =>
  pattern === undefined ? RAW : numberFormat(pattern);

function cumulate(definition: Of<"cumulative_sum">, buckets: readonly Bucket[], put: Put): readonly Bucket[] {
  const steps = pathSteps(definition.path);
  const format = formatOf(definition.format);
  let sum = 0;
  return buckets.map((bucket) => {
    sum += bucketValue(bucket, steps, definition.gaps) ?? 0;
    return put(bucket, simpleValue("simple_value", sum, format));
  });
}

function derive(definition: Of<"derivative">, buckets: readonly Bucket[], put: Put): readonly Bucket[] {
  const steps = pathSteps(definition.path);
  const format = formatOf(definition.format);
  let last: { key: number; value: number | undefined } | undefined;
  return buckets.map((bucket) => {
    const before = last;
    const value = bucketValue(bucket, steps, definition.gaps);
    last = { key: Number(bucket.key), value };
    if (before?.value === undefined || value === undefined) return bucket;
    const change = value - before.value;
    const width = definition.unit === undefined ? undefined : (last.key - before.key) / definition.unit;
    const normalized =
      width === undefined || Number.isNaN(change) ? {} : { normalized_value: double(change / width) };
    return put(bucket, simpleValue("derivative", change, format, normalized));
  });
}

function difference(definition: Of<"serial_diff">, buckets: readonly Bucket[], put: Put): readonly Bucket[] {
  const steps = pathSteps(definition.path);
  const format = formatOf(definition.format);
  const values = buckets.map((bucket) => bucketValue(bucket, steps, definition.gaps) ?? Number.NaN);
  return buckets.map((bucket, i) => {
    const change = (values[i] ?? Number.NaN) - (values[i - definition.lag] ?? Number.NaN);
    return Number.isNaN(change) ? bucket : put(bucket, simpleValue("simple_value", change, format));
  });
}

type SortValue = string | number | bigint | undefined;

function sortBuckets(definition: Of<"bucket_sort">, buckets: readonly Bucket[]): readonly Bucket[] {
  const end = definition.size === undefined ? undefined : definition.from + definition.size;
  if (definition.sort.length === 0) return buckets.slice(definition.from, end);
  const sortable = buckets
    .map((bucket) => ({
      bucket,
      values: definition.sort.map(({ path }) => sortValue(bucket, path, definition)),
    }))
    .filter(({ values }) => values.some((value) => value !== undefined));
  sortable.sort((a, b) => {
    for (const [i, { descending }] of definition.sort.entries()) {
      const order = compareSortValues(a.values[i], b.values[i], descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return sortable.map(({ bucket }) => bucket).slice(definition.from, end);
}

function sortValue(bucket: Bucket, path: string, { gaps }: Of<"bucket_sort">): SortValue {
  if (path === "_key") return bucket.key;
  const value = bucketValue(bucket, pathSteps(path), gaps);
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** A bucket without the value comes last in either direction. */
function compareSortValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order =
    typeof a === "string" || typeof b === "string"
      ? compareCodePoints(String(a), String(b))
      : a < b
        ? -1
        : a > b
          ? 1
          : 0;
  return descending ? -order : order;
}
