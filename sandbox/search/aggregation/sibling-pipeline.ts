import type { ReplyValue } from "../json/reply-value";
import { bucketValue, notANumber, pathSteps } from "./buckets-path";
import type { Bucket, Result, Results, ValueResult } from "./result";
import { extendedStatsResult, finite, Statistics, statsResult } from "./statistics";
import { isSibling } from "./parse-pipeline";
import type { PipelineDefinition, PipelineNode, SiblingType } from "./tree";
import { numberFormat, RAW, type ValueFormat } from "./value-format";

type SiblingDefinition = Extract<PipelineDefinition, { type: SiblingType }>;

/** Adds the results of pipelines that stand beside the buckets they read; they may read one another. */
export function applySiblingPipelines(
  pipelines: readonly PipelineNode[],
  results: Map<string, Result>,
): Results {
  for (const { name, definition, meta } of pipelines) {
    if (!isSiblingDefinition(definition)) continue;
    const result = runSibling(definition, results);
    results.set(name, meta === undefined ? result : { ...result, meta });
  }
  return results;
}

function isSiblingDefinition(definition: PipelineDefinition): definition is SiblingDefinition {
  return isSibling(definition.type);
}

function runSibling(definition: SiblingDefinition, results: Results): ValueResult {
  const format = definition.format === undefined ? RAW : numberFormat(definition.format);
  const { buckets, steps } = findBuckets(results, pathSteps(definition.path));
  const values = buckets.flatMap((bucket) => {
    const value = bucketValue(bucket, steps, definition.gaps);
    return value === undefined || Number.isNaN(value) ? [] : [{ value, key: bucket.keyText }];
  });
  const statistics = new Statistics(false);
  for (const { value } of values) statistics.add(value);
  switch (definition.type) {
    case "stats_bucket":
      return statsResult(definition.type, statistics, format);
    case "extended_stats_bucket":
      return extendedStatsResult(definition.type, statistics, format, definition.sigma);
    case "avg_bucket":
      return simpleValue("simple_value", statistics.avg, format);
    case "sum_bucket":
      return simpleValue("simple_value", statistics.sum, format);
    case "min_bucket":
    case "max_bucket": {
      const extreme = definition.type === "min_bucket" ? statistics.min : statistics.max;
      const keys = values.filter(({ value }) => value === extreme).map(({ key }) => key);
      return simpleValue("bucket_metric_value", extreme, format, { keys });
    }
  }
}

/** One number of a pipeline. */
export function simpleValue(
  type: string,
  value: number,
  format: ValueFormat,
  more: { readonly [key: string]: ReplyValue } = {},
): ValueResult {
  const printed = format.printed && Number.isFinite(value) ? { value_as_string: format.print(value) } : {};
  return {
    kind: "value",
    type,
    numbers: new Map([["value", value]]),
    reply: { value: finite(value), ...printed, ...more },
  };
}

/** Walks single buckets down to the first with many. */
function findBuckets(
  results: Results,
  steps: readonly string[],
): { buckets: readonly Bucket[]; steps: readonly string[] } {
  const [first = "", ...rest] = steps;
  const result = results.get(first);
  if (result?.kind === "single") return findBuckets(result.results, rest);
  if (result?.kind !== "buckets") return { buckets: [], steps: rest };
  if (rest.length === 0 && result.buckets.length > 0) throw notANumber("Bucket", first);
  return { buckets: result.buckets, steps: rest };
}
