import { double } from "../json/reply-value";
import type { DocumentSet } from "./document-set";
import type { FieldSource } from "./field-source";
import { visitNumbers } from "./field-values";
import { mixLong, murmurHash, utf8 } from "./murmur-hash";
import type { ValueResult } from "./result";
import { estimateCardinality } from "./sketch";
import { extendedStatsResult, finite, Statistics, statsResult } from "./statistics";
import type { MetricDefinition } from "./tree";

/** Reduces a field's values to numbers. */
export function runMetric(definition: MetricDefinition, source: FieldSource, set: DocumentSet): ValueResult {
  const { type } = definition;
  if (type === "value_count") return count(type, countValues(source, set));
  if (type === "cardinality") return count(type, countDistinct(definition, source, set));
  const statistics = new Statistics(true);
  for (const part of set) visitNumbers(source, part, (value) => statistics.add(value));
  if (type === "stats") return statsResult(type, statistics, source.format);
  if (type === "extended_stats")
    return extendedStatsResult(type, statistics, source.format, definition.sigma);
  return singleValue(type, statistics, source);
}

function count(type: string, value: number): ValueResult {
  return { kind: "value", type, numbers: new Map([["value", value]]), reply: { value } };
}

function singleValue(
  type: "avg" | "sum" | "min" | "max",
  statistics: Statistics,
  { format }: FieldSource,
): ValueResult {
  const value = statistics[type];
  const shown = type === "sum" ? double(value) : finite(value);
  const printed = format.printed && (type === "sum" || statistics.count > 0);
  return {
    kind: "value",
    type,
    numbers: new Map([["value", value]]),
    reply: { value: shown, ...(printed && { value_as_string: format.print(value) }) },
  };
}

function countValues(source: FieldSource, set: DocumentSet): number {
  let values = 0;
  for (const part of set) {
    const column = source.kind === "keyword" ? source.keywords(part) : undefined;
    const points = source.kind === "point" ? source.points(part) : undefined;
    if (source.kind !== "keyword" && source.kind !== "point") {
      visitNumbers(source, part, () => values++);
      continue;
    }
    for (let i = 0; i < part.docs.length; i++) {
      const doc = part.docs[i] ?? 0;
      const own = column?.ordinals(doc).length ?? points?.points(doc).length ?? 0;
      values += own === 0 && source.missing !== undefined ? 1 : own;
    }
  }
  return values;
}

function countDistinct(definition: MetricDefinition, source: FieldSource, set: DocumentSet): number {
  const values =
    source.kind === "keyword" || source.kind === "point" ? distinctTexts(source, set) : undefined;
  if (values) {
    return estimateCardinality(values.size, definition.precisionThreshold, () => hashAll(values, hashText));
  }
  const numbers = new Set<number>();
  for (const part of set) visitNumbers(source, part, (value) => numbers.add(value));
  const hash = source.whole ? hashWhole : hashDouble;
  return estimateCardinality(numbers.size, definition.precisionThreshold, () => hashAll(numbers, hash));
}

function* hashAll<T>(values: Iterable<T>, hash: (value: T) => bigint): Generator<bigint> {
  for (const value of values) yield hash(value);
}

const hashText = (text: string): bigint => murmurHash(utf8(text));
const hashWhole = (value: number): bigint => mixLong(BigInt(value));

function hashDouble(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return mixLong(view.getBigInt64(0));
}

function distinctTexts(source: FieldSource, set: DocumentSet): Set<string> {
  const texts = new Set<string>();
  for (const part of set) {
    const column = source.kind === "keyword" ? source.keywords(part) : undefined;
    const points = source.kind === "point" ? source.points(part) : undefined;
    const seen = new Set<number>();
    for (let i = 0; i < part.docs.length; i++) {
      const doc = part.docs[i] ?? 0;
      const ordinals = column?.ordinals(doc) ?? [];
      const places = points?.points(doc) ?? [];
      for (const ordinal of ordinals) seen.add(ordinal);
      for (const { lat, lon } of places) texts.add(`${lat},${lon}`);
      if (ordinals.length + places.length === 0 && typeof source.missing === "string")
        texts.add(source.missing);
    }
    for (const ordinal of seen) texts.add(column?.value(ordinal) ?? "");
  }
  return texts;
}
