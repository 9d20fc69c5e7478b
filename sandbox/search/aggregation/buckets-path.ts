import { illegalArgument } from "../errors/search-error";
import type { Bucket, Result } from "./result";
import { reduceError, reduceRefusal } from "./run";
import type { GapPolicy } from "./tree";

/** `a>b.c` and `a>b[c]` as the names on the way. */
export function pathSteps(path: string): readonly string[] {
  const steps = path.split(">");
  const last = steps.pop() ?? "";
  const match = /^(.+?)(?:\.([^.]+)|\[([^\]]+)\])$/.exec(last);
  return match ? [...steps, match[1] ?? last, match[2] ?? match[3] ?? ""] : [...steps, last];
}

/** The number that a path leads to in a bucket; NaN for a gap, `undefined` where there is no such result. */
export function bucketValue(bucket: Bucket, steps: readonly string[], gaps: GapPolicy): number | undefined {
  const value = rawValue(bucket, steps);
  if (value === undefined) return undefined;
  const counts = steps.length === 1 && steps[0] === "_count";
  const empty = bucket.docCount === 0 && !counts;
  if (Number.isFinite(value) && (!empty || gaps === "keep_values")) return value;
  return gaps === "insert_zeros" ? 0 : Number.NaN;
}

function rawValue(bucket: Bucket, steps: readonly string[]): number | undefined {
  const [first = "", ...rest] = steps;
  if (rest.length === 0 && first === "_count") return bucket.docCount;
  if (rest.length === 0 && first === "_key") {
    if (typeof bucket.key === "string") throw notANumber("String", first);
    return Number(bucket.key);
  }
  if (first === "") throw notANumber("Bucket", first);
  const result = bucket.results.get(first);
  return result && resultValue(result, first, rest);
}

function resultValue(result: Result, name: string, rest: readonly string[]): number | undefined {
  const [step, ...further] = rest;
  switch (result.kind) {
    case "value":
      return metricValue(result.numbers, name, step);
    case "single": {
      if (step === undefined) throw notANumber(className(result.type), name);
      if (step === "_count") return result.docCount;
      const child = result.results.get(step);
      return child && resultValue(child, step, further);
    }
    case "buckets":
      if (step === undefined) throw notANumber(className(result.type), name);
      if (step === "_bucket_count") return result.buckets.length;
      throw notANumber("Object[]", name);
    case "reply":
      throw notANumber(className(result.type), name);
  }
}

function metricValue(numbers: ReadonlyMap<string, number>, name: string, metric: string | undefined): number {
  const single = numbers.get("value");
  if (single !== undefined) {
    if (metric === undefined || metric === "value") return single;
    throw reduceRefusal(`path not supported for [${name}]: [${metric}]`);
  }
  const value = numbers.get(metric ?? name);
  if (value !== undefined) return value;
  const metrics = "org.elasticsearch.search.aggregations.metrics.InternalStats.Metrics";
  throw reduceError(illegalArgument(`No enum constant ${metrics}.${metric ?? name}`));
}

/** What a path must lead to; `found` is the Java class of what it led to. */
export function notANumber(found: string, aggregation: string) {
  return reduceRefusal(
    `buckets_path must reference either a number value or a single value numeric metric aggregation, got: [${found}] at aggregation [${aggregation}]`,
  );
}

const CLASSES: Readonly<Record<string, string>> = {
  sterms: "StringTerms",
  lterms: "LongTerms",
  dterms: "DoubleTerms",
  umterms: "UnmappedTerms",
};

function className(type: string): string {
  const words = type.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return CLASSES[type] ?? `Internal${words.join("")}`;
}
