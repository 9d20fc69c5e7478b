import { illegalArgument } from "../errors/search-error";
import { formatDouble } from "../json/format-number";
import type { JsonNode } from "../json/node";
import { double, Floating, type ReplyValue } from "../json/reply-value";
import { plainReply } from "./plain-reply";
import { mappingError, readBoolean, readDouble, readInteger, readText } from "./read-parameter";
import type { FieldMapping } from "./mapping-tree";

/** One parameter of a field type: how it is read, what it is when not set, whether a later mapping may change it. */
export interface Parameter {
  readonly read: (node: JsonNode, field: string) => ReplyValue;
  readonly otherwise: ReplyValue;
  readonly updatable: boolean;
  /** Shown even when it has its default value. */
  readonly shown?: true;
}

const flag = (otherwise: boolean, updatable = false): Parameter => ({
  read: readBoolean,
  otherwise,
  updatable,
});
const text = (otherwise: ReplyValue, updatable = false): Parameter => ({
  read: readText,
  otherwise,
  updatable,
});
const any = (updatable = false): Parameter => ({ read: plainReply, otherwise: null, updatable });
const meta: Parameter = { read: plainReply, otherwise: {}, updatable: true };

const docValues = (otherwise: boolean): Parameter => ({
  otherwise,
  updatable: false,
  read: (node, field) => {
    if (node.kind !== "object") return readBoolean(node);
    const why = "in non-columnar index; supported values: [true, false]";
    throw mappingError(`unsupported doc_values configuration for field [${field}] ${why}`);
  },
});

const similarity: Parameter = {
  otherwise: null,
  updatable: false,
  read: (node, field) => {
    const value = readText(node);
    if (value === "BM25" || value === "boolean") return value;
    throw mappingError(`Unknown Similarity type [${value}] for field [${field}]`);
  },
};

function choice(name: string, options: readonly string[], otherwise: string): Parameter {
  const read = (node: JsonNode): string => {
    const value = readText(node);
    if (options.includes(value)) return value;
    throw mappingError(
      `Unknown value [${value}] for field [${name}] - accepted values are [${options.join(", ")}]`,
    );
  };
  return { read, otherwise, updatable: false };
}

function atLeast(
  name: string,
  least: number,
  otherwise: number,
  updatable: boolean,
  complaint: string,
): Parameter {
  const read = (node: JsonNode): number => {
    const value = readInteger(node);
    if (value < least) throw illegalArgument(`[${name}] must be ${complaint}, got [${value}]`);
    return value;
  };
  return { read, otherwise, updatable };
}

const indexed = { index: flag(true), doc_values: docValues(true), store: flag(false), meta };
const script = {
  script: any(),
  on_script_error: text("fail"),
  time_series_dimension: flag(false),
};

const numeric = {
  ...indexed,
  ...script,
  coerce: flag(true, true),
  ignore_malformed: flag(false, true),
  null_value: any(),
  time_series_metric: text(null),
};

const MAX_INT = 2_147_483_647;

const textual = {
  analyzer: text("default"),
  search_analyzer: text("default", true),
  search_quote_analyzer: text("default", true),
  index: flag(true),
  store: flag(false),
  norms: flag(true),
  similarity,
  index_options: choice("index_options", ["positions", "docs", "freqs", "offsets"], "positions"),
  term_vector: text("no"),
};

const scalingFactor: Parameter = {
  otherwise: null,
  updatable: false,
  read: (node) => {
    const value = readDouble(node);
    if (value > 0) return double(value);
    throw illegalArgument(`[scaling_factor] must be a positive number, got [${formatDouble(value)}]`);
  },
};

const maxShingleSize: Parameter = {
  otherwise: 3,
  updatable: false,
  shown: true,
  read: (node) => {
    const value = readInteger(node);
    if (value >= 2 && value <= 4) return value;
    throw mappingError(`[max_shingle_size] must be at least [2] and at most [4], got [${value}]`);
  },
};

/** Every parameter of every field type, by its name; `type`, `fields` and `copy_to` are read apart. */
export const PARAMETERS: Readonly<Record<FieldMapping["type"], Readonly<Record<string, Parameter>>>> = {
  text: {
    ...textual,
    doc_values: docValues(false),
    fielddata: flag(false, true),
    fielddata_frequency_filter: {
      ...any(true),
      otherwise: { min: double(0), max: double(MAX_INT), min_segment_size: 0 },
    },
    eager_global_ordinals: flag(false, true),
    index_phrases: flag(false),
    index_prefixes: any(),
    position_increment_gap: atLeast("position_increment_gap", 0, 100, false, "non-negative"),
    meta,
  },
  search_as_you_type: {
    ...textual,
    doc_values: { ...flag(false), shown: true },
    max_shingle_size: maxShingleSize,
    meta,
  },
  keyword: {
    ...indexed,
    ...script,
    null_value: text(null),
    eager_global_ordinals: flag(false, true),
    ignore_above: atLeast("ignore_above", 0, MAX_INT, true, "positive"),
    index_options: choice("index_options", ["docs", "freqs"], "docs"),
    norms: flag(false),
    similarity,
    normalizer: text(null),
    split_queries_on_whitespace: flag(false, true),
  },
  long: numeric,
  integer: numeric,
  short: numeric,
  byte: numeric,
  double: numeric,
  float: numeric,
  half_float: numeric,
  unsigned_long: numeric,
  scaled_float: { ...numeric, scaling_factor: scalingFactor },
  boolean: { ...indexed, ...script, null_value: any(), ignore_malformed: flag(false, true) },
  date: {
    ...indexed,
    ...script,
    format: text("strict_date_optional_time||epoch_millis"),
    locale: text("en"),
    null_value: text(null),
    ignore_malformed: flag(false, true),
  },
  geo_point: {
    ...indexed,
    ...script,
    ignore_malformed: flag(false, true),
    ignore_z_value: flag(true, true),
    null_value: any(),
    time_series_metric: text(null),
  },
  ip: { ...indexed, ...script, ignore_malformed: flag(false, true), null_value: text(null) },
  binary: { doc_values: flag(false), store: flag(false), meta },
  alias: { path: text(null) },
};

/** The value of a parameter, set or not. */
export function parameterOf(field: FieldMapping, name: string): ReplyValue | undefined {
  const value = field.set.get(name);
  return value === undefined ? PARAMETERS[field.type][name]?.otherwise : value;
}

/** True when the parameter is on. */
export const isOn = (field: FieldMapping, name: string): boolean => parameterOf(field, name) === true;

/** A parameter's value as an error quotes it: of doc_values the fields of a Java record. */
export function parameterText(
  value: ReplyValue | undefined,
  name: string,
  type: FieldMapping["type"],
): string {
  if (name === "doc_values" && type !== "geo_point") {
    const cardinality = type === "text" ? "high" : "low";
    return `Values[enabled=${String(value === true)}, cardinality=${cardinality}, multiValue=true, nullability=true]`;
  }
  if (value instanceof Floating) return formatDouble(value.value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
