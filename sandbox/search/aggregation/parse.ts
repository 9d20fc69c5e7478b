import { illegalArgument, parsingError, SearchError, unsupported } from "../errors/search-error";
import type { JsonEntry, JsonNode, JsonObject } from "../json/node";
import { RawJson, type ReplyValue } from "../json/reply-value";
import { plainValue, tokenName } from "../json/walk";
import type { AggregationDeps } from "./deps";
import { closingPlace, suggestion, unwrapRefusals } from "./object-parser";
import {
  parseFilter,
  parseFilters,
  parseGlobal,
  parseMissing,
  parseNested,
  parseReverseNested,
  parseTopHits,
} from "./parse-bucket";
import { parseDateHistogram, parseHistogram } from "./parse-histogram";
import { parseMetric } from "./parse-metric";
import { isPipeline, parsePipeline } from "./parse-pipeline";
import { parseRange } from "./parse-range";
import { parseTerms } from "./parse-terms";
import type { AggregationNode, AggregationTree, Definition, PipelineNode } from "./tree";
import { sortPipelines, validatePipelines } from "./validate-pipelines";

type Parser = (name: string, node: JsonObject, deps: AggregationDeps) => Definition;

const PARSERS: Readonly<Record<string, Parser>> = {
  avg: (name, node) => parseMetric("avg", name, node),
  sum: (name, node) => parseMetric("sum", name, node),
  min: (name, node) => parseMetric("min", name, node),
  max: (name, node) => parseMetric("max", name, node),
  stats: (name, node) => parseMetric("stats", name, node),
  extended_stats: (name, node) => parseMetric("extended_stats", name, node),
  value_count: (name, node) => parseMetric("value_count", name, node),
  cardinality: (name, node) => parseMetric("cardinality", name, node),
  terms: parseTerms,
  range: (name, node) => parseRange("range", name, node),
  date_range: (name, node) => parseRange("date_range", name, node),
  histogram: parseHistogram,
  date_histogram: parseDateHistogram,
  filter: (_name, node, deps) => parseFilter(node, deps),
  filters: parseFilters,
  missing: (_name, node) => parseMissing(node),
  global: parseGlobal,
  nested: parseNested,
  reverse_nested: parseReverseNested,
  top_hits: parseTopHits,
};

/** Aggregations that Elasticsearch has and this engine does not. */
const NOT_BUILT: readonly string[] =
  `adjacency_matrix auto_date_histogram bucket_correlation bucket_count_ks_test bucket_script bucket_selector
  categorize_text change_point children composite diversified_sampler frequent_item_sets geo_bounds geo_centroid
  geo_distance geo_line geohash_grid geohex_grid geotile_grid inference ip_prefix ip_range matrix_stats
  median_absolute_deviation moving_fn moving_percentiles multi_terms normalize parent percentile_ranks percentiles
  percentiles_bucket random_sampler rare_terms rate sampler scripted_metric significant_terms significant_text
  string_stats t_test time_series top_metrics variable_width_histogram weighted_avg`.split(/\s+/);

/** Names that a misspelt one is compared with: those of Elasticsearch's core. */
const KNOWN_TYPES: readonly string[] = [
  ...Object.keys(PARSERS),
  ..."avg_bucket sum_bucket min_bucket max_bucket stats_bucket extended_stats_bucket cumulative_sum serial_diff".split(
    " ",
  ),
  ...`bucket_script composite geo_bounds geo_centroid geo_distance geohash_grid geotile_grid ip_range percentiles
    median_absolute_deviation percentile_ranks percentiles_bucket random_sampler rare_terms sampler significant_terms
    significant_text variable_width_histogram weighted_avg`.split(/\s+/),
];

/** Reads the value of `aggs`; throws what Elasticsearch answers before it asks any shard. */
export function parseAggregations(node: JsonObject, deps: AggregationDeps): AggregationTree {
  const tree = unwrapRefusals(() => parseLevel(node, deps));
  validatePipelines(tree);
  return tree;
}

function parseLevel(node: JsonObject, deps: AggregationDeps): AggregationTree {
  const parsed = node.entries.map((entry) => parseOne(entry, deps));
  return {
    aggregations: parsed.filter((one) => "sub" in one),
    pipelines: sortPipelines(parsed.filter((one): one is PipelineNode => !("sub" in one))),
  };
}

function parseOne(
  { key: name, keyAt, value }: JsonEntry,
  deps: AggregationDeps,
): AggregationNode | PipelineNode {
  if (name === "" || /[[\]>]/.test(name)) {
    const rule = "Aggregation names can contain any character except '[', ']', and '>'";
    throw parsingError(keyAt, `Invalid aggregation name [${name}]. ${rule}`);
  }
  if (value.kind !== "object") {
    const reason = `Aggregation definition for [${name} starts with a [${tokenName(value)}], expected a [START_OBJECT].`;
    throw parsingError(value.at, reason);
  }
  const found = collectParts(name, value, deps);
  const { body, sub } = found;
  if (!body) throw parsingError(closingPlace(value), `Missing definition for aggregation [${name}]`);
  const meta = found.meta && toReply(found.meta);
  if (isPipeline(body.type)) {
    if (sub) throw illegalArgument(`Aggregation [${name}] cannot define sub-aggregations`);
    return { name, definition: parsePipeline(body.type, name, body.node), meta };
  }
  if (sub && !isBucket(body.definition)) throw noSubAggregations(name, body.type);
  if (!body.definition) throw unsupported(`The aggregation [${body.type}]`);
  return { name, definition: body.definition, sub: sub ?? { aggregations: [], pipelines: [] }, meta };
}

interface Parts {
  body?: { type: string; node: JsonObject; definition: Definition | undefined };
  sub?: AggregationTree;
  meta?: JsonObject;
}

function collectParts(name: string, node: JsonObject, deps: AggregationDeps): Parts {
  const parts: Parts = {};
  for (const { key, value } of node.entries) {
    if (value.kind !== "object") {
      const reason = `Expected [START_OBJECT] under [${key}], but got a [${tokenName(value)}] in [${name}]`;
      throw parsingError(value.at, reason);
    }
    if (key === "meta") parts.meta = value;
    else if (key === "aggs" || key === "aggregations") {
      if (parts.sub) throw parsingError(value.at, `Found two sub aggregation definitions under [${name}]`);
      parts.sub = parseLevel(value, deps);
    } else {
      if (parts.body) {
        const both = `[${parts.body.type}] and [${key}]`;
        throw parsingError(value.at, `Found two aggregation type definitions in [${name}]: ${both}`);
      }
      parts.body = { type: key, node: value, definition: parseDefinition(key, name, value, deps) };
    }
  }
  return parts;
}

function parseDefinition(
  type: string,
  name: string,
  node: JsonObject,
  deps: AggregationDeps,
): Definition | undefined {
  const parser = Object.hasOwn(PARSERS, type) ? PARSERS[type] : undefined;
  if (parser) return parser(name, node, deps);
  if (isPipeline(type)) return undefined;
  if (NOT_BUILT.includes(type)) throw unsupported(`The aggregation [${type}]`);
  const { line, column } = node.at;
  const cause = new SearchError(
    400,
    "named_object_not_found_exception",
    `[${line}:${column}] unknown field [${type}]`,
  );
  throw parsingError(node.at, `Unknown aggregation type [${type}]${suggestion(type, KNOWN_TYPES)}`, cause);
}

const LEAVES: readonly string[] = [
  "avg",
  "sum",
  "min",
  "max",
  "stats",
  "extended_stats",
  "value_count",
  "cardinality",
  "top_hits",
];

function isBucket(definition: Definition | undefined): boolean {
  return definition !== undefined && !LEAVES.includes(definition.type);
}

function noSubAggregations(name: string, type: string): SearchError {
  return illegalArgument(`Aggregator [${name}] of type [${type}] cannot accept sub-aggregations`);
}

/** JSON that is given back as it came. */
function toReply(node: JsonNode): ReplyValue {
  if (node.kind === "array") return node.items.map(toReply);
  if (node.kind === "number") return new RawJson(node.raw);
  if (node.kind !== "object") return plainScalar(plainValue(node));
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, toReply(value)]));
}

function plainScalar(value: unknown): ReplyValue {
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}
