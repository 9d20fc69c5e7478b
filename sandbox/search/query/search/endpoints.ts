import type { AggregationDeps } from "../../aggregation/deps";
import { withSharedStatistics } from "../../cluster/shared-statistics";
import { searchScopes } from "../../cluster/search-scopes";
import { illegalArgument, parsingError, SearchError } from "../../errors/search-error";
import type { JsonNode, JsonObject } from "../../json/node";
import { readJson } from "../../json/read";
import { JsonSyntaxError } from "../../json/syntax-error";
import { member } from "../../json/walk";
import type { Cluster } from "../../cluster/cluster";
import type { Parameters } from "../../rest/parameters";
import { type Call, type Endpoint, ok } from "../../rest/endpoint";
import { sourceParameters } from "../../rest/read-source-selection";
import { withTerms } from "../../rest/terms-lookup";
import { checkTotalAsInteger, withTotalAsInteger } from "../../rest/total-hits";
import { parseQuery } from "../parse";
import { weigh } from "../weigh";
import { part } from "../../parts/part";
import type { SearchScope } from "../scope";
import { readHitsRequest, showHits } from "./bucket-hits";
import { type HitParts, prepareHitParts } from "./hit-parts";
import { readSearch } from "./request";
import { search } from "./search";
import { queryParameters } from "./uri-search";

/** What aggregations ask of queries. */
export const deps: AggregationDeps = {
  filter: (node) => {
    const query = parseQuery(node);
    return (scope, segment) => {
      const found = scope.reader.segments[segment];
      const docs = new Set(found ? weigh(query, scope)(found).docs : []);
      return (doc) => docs.has(doc);
    };
  },
  topHits: (body) => {
    const request = readHitsRequest(body);
    return (hits, found) => {
      const parts = new Map<SearchScope, HitParts>();
      return showHits(hits, request, (scope) => {
        const known =
          parts.get(scope) ??
          prepareHitParts(
            request,
            { ...found, explainer: (own) => part("explain").explainQuery(found.query, own) },
            scope,
          );
        parts.set(scope, known);
        return known;
      });
    };
  },
};

const names = [
  "ignore_unavailable",
  "allow_no_indices",
  "expand_wildcards",
  "ignore_throttled",
  "preference",
  "routing",
];

/** Refuses ways of searching that there are not. */
function checkHow(parameters: Parameters): void {
  const type = parameters.text("search_type");
  if (type !== undefined && type !== "query_then_fetch" && type !== "dfs_query_then_fetch")
    throw illegalArgument(`No search type for [${type}]`);
  if ((parameters.integer("pre_filter_shard_size") ?? 1) < 1)
    throw illegalArgument("preFilterShardSize must be >= 1");
}

/** Refuses a preference for copies of shards that there is not, once there are shards. */
function checkPreference(preference: string | undefined): void {
  if (!preference?.startsWith("_")) return;
  const [kind = ""] = preference.split(":");
  if (!preferences.includes(kind)) throw illegalArgument(`no Preference for [${kind}]`);
}

const preferences = ["_shards", "_prefer_nodes", "_local", "_only_local", "_only_nodes"];

/** `search.max_buckets`, where the cluster sets it. */
function maxBuckets({ settings }: Cluster): number | undefined {
  const text = settings.transient.get("search.max_buckets") ?? settings.persistent.get("search.max_buckets");
  return text === undefined ? undefined : Number(text);
}

/** Deep enough for what Elasticsearch, which reads as it goes, refuses of a body before it notices how deep it is. */
const DEEP_ENOUGH = 2_500;

function readBody({ body, parameters }: Call): JsonNode {
  try {
    return readJson(body);
  } catch (cause) {
    if (!(cause instanceof JsonSyntaxError) || cause.more.causedBy?.type !== "stream_constraints_exception")
      throw cause;
    const node = deepNode(body);
    if (node?.kind === "object") readSearch(node, parameters, deps);
    throw cause;
  }
}

function deepNode(body: string): JsonNode | undefined {
  try {
    return readJson(body, DEEP_ENOUGH);
  } catch (cause) {
    if (cause instanceof SearchError) return undefined;
    throw cause;
  }
}

function bodyOf(call: Call): JsonObject | undefined {
  const { body } = call;
  if (body === "") return undefined;
  const node = readBody(call);
  if (node.kind !== "object") throw parsingError(node.at, "Expected [START_OBJECT] but found [START_ARRAY]");
  return node;
}

/** `_search`. */
export const searchEndpoints: readonly Endpoint[] = [
  {
    methods: ["GET", "POST"],
    paths: ["/_search", "/{index}/_search"],
    parameters: [
      ...names,
      ...sourceParameters,
      "from",
      "size",
      "track_total_hits",
      "rest_total_hits_as_int",
      "track_scores",
      "timeout",
      "terminate_after",
      ...queryParameters,
      "sort",
      "stored_fields",
      "docvalue_fields",
      "version",
      "seq_no_primary_term",
      "explain",
      "include_named_queries_score",
      "typed_keys",
      "request_cache",
      "search_type",
      "batched_reduce_size",
      "max_concurrent_shard_requests",
      "pre_filter_shard_size",
      "ccs_minimize_roundtrips",
      "allow_partial_search_results",
    ],
    missing: [
      "scroll",
      "suggest_field",
      "suggest_mode",
      "suggest_size",
      "suggest_text",
      "stats",
      "force_synthetic_source",
    ],
    answer: (call, cluster) => {
      const sent = bodyOf(call);
      const node = sent && withTerms(sent, cluster);
      checkHow(call.parameters);
      const read = { ...readSearch(node, call.parameters, deps), maxBuckets: maxBuckets(cluster) };
      const counted = call.parameters.has("track_total_hits") || (node && member(node, "track_total_hits"));
      const trackTotalHits = checkTotalAsInteger(call.parameters, read.trackTotalHits, Boolean(counted));
      const asked = searchScopes(cluster, call.parts["index"], call.parameters);
      const asOne = call.parameters.text("search_type") === "dfs_query_then_fetch";
      const scopes = asOne ? withSharedStatistics(asked) : asked;
      if (scopes.length > 0) checkPreference(call.parameters.text("preference"));
      return withTotalAsInteger(ok(search({ ...read, trackTotalHits }, scopes)), call.parameters);
    },
  },
];
