import type { AggregationDeps } from "../../aggregation/deps";
import type { AggregationTree } from "../../aggregation/tree";
import { parseTimeValue } from "../../aggregation/time-value";
import { illegalArgument, parsingError, SearchError, unsupported } from "../../errors/search-error";
import type { HighlightRequest } from "../../highlight/options";
import { validationError } from "../../cluster/index-errors";
import { part } from "../../parts/part";
import type { JsonNode, JsonObject } from "../../json/node";
import { scalarText, tokenName } from "../../json/walk";
import type { Parameters } from "../../rest/parameters";
import { sourceSelectionIn, sourceSelectionOf } from "../../rest/read-source-selection";
import type { SourceSelection } from "../../rest/select-source";
import { flagOf } from "../field-clause";
import { type NamedQueries, parseNamedQueries } from "../parse";
import type { Query } from "../query";
import { type FieldRequest, readFieldRequests } from "./field-request";
import { checkSearchAfter, readSearchAfter } from "./search-after";
import { parseSort, type SortKey } from "./sort";
import { uriQuery, uriSort } from "./uri-search";

/** A search as it was asked. */
export interface SearchBody {
  query: Query;
  postFilter: Query | undefined;
  /** Queries with a name: hits tell which of them match. */
  named: ReadonlyMap<string, Query>;
  /** Hits tell the scores of named queries, too. */
  namedScores: boolean;
  from: number;
  size: number;
  sort: readonly SortKey[];
  /** Hits come behind the one with these values. */
  searchAfter: readonly (string | number | null)[] | undefined;
  source: SourceSelection | undefined;
  /** True counts all, a number counts so far, false does not. */
  trackTotalHits: boolean | number;
  trackScores: boolean;
  version: boolean;
  seqNo: boolean;
  /** How each hit comes to its score. */
  explain: boolean;
  minScore: number | undefined;
  fields: readonly FieldRequest[];
  docValueFields: readonly FieldRequest[];
  /** No mapped field is stored here: the names only say whether the source and the metadata are shown. */
  storedFields: readonly string[] | undefined;
  highlight: HighlightRequest | undefined;
  aggregations: AggregationTree | undefined;
  /** Matches that each shard collects at most. */
  terminateAfter: number | undefined;
  /** Without some shards there is no answer at all when this is false. */
  partialResults: boolean;
  /** Names of aggregations begin with their types. */
  typedKeys: boolean;
  /** Buckets of one search, Elasticsearch's default unless set. */
  maxBuckets?: number | undefined;
}

/** Keys that Elasticsearch has and this engine has not yet. */
const others = new Set(
  "collapse rescore indices_boost suggest slice profile ext pit runtime_mappings script_fields knn retriever rank stats".split(
    " ",
  ),
);

/** Reads the body of a search and what its parameters add. */
export function readSearch(
  body: JsonObject | undefined,
  parameters: Parameters,
  deps: AggregationDeps,
): SearchBody {
  const named: NamedQueries = new Map();
  const found: SearchBody = {
    query: uriQuery(parameters) ?? { kind: "match_all", boost: 1 },
    postFilter: undefined,
    named,
    namedScores: parameters.flag("include_named_queries_score", false),
    from: parameters.integer("from") ?? 0,
    size: parameters.integer("size") ?? 10,
    sort: uriSort(parameters),
    searchAfter: undefined,
    source: sourceSelectionOf(parameters),
    trackTotalHits: trackOf(parameters.text("track_total_hits")),
    trackScores: parameters.flag("track_scores", false),
    version: parameters.flag("version", false),
    seqNo: parameters.flag("seq_no_primary_term", false),
    explain: parameters.flag("explain", false),
    minScore: undefined,
    fields: [],
    docValueFields: (parameters.list("docvalue_fields") ?? []).map((field) => ({ field, format: undefined })),
    storedFields: parameters.list("stored_fields"),
    highlight: undefined,
    aggregations: undefined,
    terminateAfter: terminationOf(parameters.text("terminate_after"), "terminate_after"),
    partialResults: parameters.flag("allow_partial_search_results", true),
    typedKeys: parameters.flag("typed_keys", false),
  };
  if (parameters.has("timeout")) parseTimeValue(parameters.text("timeout") ?? "", "timeout");
  for (const { key, value } of body?.entries ?? []) {
    if (key === "query") found.query = queryIn(key, value, named);
    else if (key === "post_filter") found.postFilter = queryIn(key, value, named);
    else readKey(found, key, value, parameters, deps);
  }
  if (found.from < 0) throw illegalArgument(`[from] parameter cannot be negative but was [${found.from}]`);
  checkSearchAfter(found);
  // The best first is how hits come anyway: then they show no values.
  if (found.sort.length === 1 && found.sort[0]?.field === "_score" && found.sort[0].descending)
    found.sort = [];
  if (found.storedFields?.includes("_none_") && found.source?.wanted)
    throw validationError(["[stored_fields] cannot be disabled if [_source] is requested"]);
  if (found.size < 0) throw illegalArgument(`[size] parameter cannot be negative, found [${found.size}]`);
  return found;
}

function readKey(
  found: SearchBody,
  key: string,
  value: JsonNode,
  parameters: Parameters,
  deps: AggregationDeps,
): void {
  switch (key) {
    case "from":
    case "size":
      found[key] = wholeNumber(key, value);
      return;
    case "sort":
      found.sort = parseSort(value);
      return;
    case "_source":
      if (value.kind === "null") throw unknownKey(key, value);
      found.source = sourceSelectionOf(parameters) ?? sourceSelectionIn(value);
      return;
    case "track_total_hits":
      if (scalarText(value) === undefined) throw unknownKey(key, value);
      found.trackTotalHits = trackOf(scalarText(value));
      return;
    case "track_scores":
    case "version":
    case "seq_no_primary_term":
      found[flags[key]] = flagOf(value, false);
      return;
    case "min_score":
      found.minScore = Math.fround(decimalOf(value));
      return;
    case "aggs":
    case "aggregations":
      if (value.kind !== "object") throw unknownKey(key, value);
      found.aggregations = part("aggregation").parseAggregations(value, deps);
      return;
    default:
      readFetchKey(found, key, value);
  }
}

/** What is shown of a hit beside its source. */
function readFetchKey(found: SearchBody, key: string, value: JsonNode): void {
  switch (key) {
    case "timeout":
      // Nothing waits here, so that a limit is always kept.
      parseTimeValue(scalarText(value) ?? "", "timeout");
      return;
    case "terminate_after":
      found.terminateAfter = terminationOf(scalarText(value), key);
      return;
    case "explain":
      found.explain = flagOf(value, false);
      return;
    case "search_after":
      found.searchAfter = readSearchAfter(value);
      return;
    case "highlight":
      if (value.kind !== "object") throw unknownKey(key, value);
      found.highlight = part("highlight").parseHighlight(value);
      return;
    case "fields":
      found.fields = readFieldRequests(key, value);
      return;
    case "docvalue_fields":
      found.docValueFields = readFieldRequests(key, value);
      return;
    case "stored_fields":
      found.storedFields = readStoredFields(value);
      return;
    default:
      if (others.has(key)) throw unsupported(`[${key}] of a search`);
      throw unknownKey(key, value);
  }
}

/** Names of stored fields; `_none_` stands alone. */
function readStoredFields(value: JsonNode): readonly string[] {
  const items = value.kind === "array" ? value.items : [value];
  return items.map((item) => {
    const name = item.kind === "string" ? item.value : undefined;
    if (name === undefined) throw unknownKey("stored_fields", item);
    return name;
  });
}

const flags = { track_scores: "trackScores", version: "version", seq_no_primary_term: "seqNo" } as const;

function queryIn(key: string, value: JsonNode, named: NamedQueries): Query {
  if (value.kind !== "object") throw unknownKey(key, value);
  return parseNamedQueries(value, named);
}

const unknownKey = (key: string, value: JsonNode): Error =>
  parsingError(value.at, `Unknown key for a ${tokenName(value)} in [${key}].`);

function wholeNumber(key: string, value: JsonNode): number {
  const text = scalarText(value);
  if (text === undefined || value.kind === "boolean") throw unknownKey(key, value);
  const number = Math.trunc(Number(text));
  if (Number.isNaN(number))
    throw new SearchError(400, "number_format_exception", `For input string: "${text}"`);
  return number;
}

function decimalOf(node: JsonNode): number {
  const text = scalarText(node) ?? "";
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isNaN(number)) return number;
  throw new SearchError(400, "number_format_exception", `For input string: "${text}"`);
}

function terminationOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const most = Number(text);
  if (!Number.isInteger(most) || text.trim() === "")
    throw illegalArgument(
      `Failed to parse int parameter [${name}] with value [${text}]`,
      new SearchError(400, "number_format_exception", `For input string: "${text}"`),
    );
  if (most < 0) throw illegalArgument("terminateAfter must be > 0");
  return most === 0 ? undefined : most;
}

function trackOf(text: string | undefined): boolean | number {
  if (text === undefined || text === "") return 10_000;
  if (text === "true" || text === "false") return text === "true";
  const most = Number(text);
  if (!Number.isInteger(most))
    throw new SearchError(400, "number_format_exception", `For input string: "${text}"`);
  if (most < -1)
    throw illegalArgument(`[track_total_hits] parameter must be positive or equals to -1, got ${text}`);
  return most === -1 ? true : most;
}
