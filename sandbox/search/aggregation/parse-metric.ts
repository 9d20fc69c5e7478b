import type { JsonObject } from "../json/node";
import { formatDouble } from "../json/format-number";
import { decimal, long, mapped, type Members, parseObject, text } from "./object-parser";
import { FIELD_READERS, FORMAT_READER, fieldSettings, notNegative } from "./parse-field";
import type { MetricDefinition, MetricType } from "./tree";

/** Values up to which `cardinality` is exact unless told otherwise. */
const PRECISION_THRESHOLD = 3000;

/** Reads an aggregation of one field to numbers. */
export function parseMetric(type: MetricType, name: string, node: JsonObject): MetricDefinition {
  const members = readMembers(type, name, node);
  return {
    type,
    ...fieldSettings(type, members),
    precisionThreshold: members.precision_threshold ?? PRECISION_THRESHOLD,
    sigma: members.sigma ?? 2,
  };
}

const sigmaReader = (name: string) => ({ sigma: mapped(decimal, notNegative("sigma", name, formatDouble)) });

const thresholdReader = (name: string) => ({
  precision_threshold: mapped(long, notNegative("precisionThreshold", name)),
});

type MetricMembers = Members<
  typeof FIELD_READERS &
    Partial<typeof FORMAT_READER & ReturnType<typeof sigmaReader> & ReturnType<typeof thresholdReader>>
>;

function readMembers(type: MetricType, name: string, node: JsonObject): MetricMembers {
  if (type === "cardinality") {
    return parseObject(type, node, {
      ...FIELD_READERS,
      ...thresholdReader(name),
      // How Elasticsearch would count; the answer is the same.
      execution_hint: text,
    });
  }
  const readers = { ...FIELD_READERS, ...FORMAT_READER };
  return parseObject(type, node, type === "extended_stats" ? { ...readers, ...sigmaReader(name) } : readers);
}
