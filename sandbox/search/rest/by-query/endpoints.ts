import { indicesParameters } from "../../cluster/resolve-names";
import { part } from "../../parts/part";
import { queryParameters } from "../../query/search/uri-search";
import type { Endpoint } from "../endpoint";

const byQueryParameters = [
  "conflicts",
  "max_docs",
  "scroll_size",
  "slices",
  "requests_per_second",
  "refresh",
  "wait_for_completion",
  "wait_for_active_shards",
  "timeout",
  "scroll",
  "search_timeout",
];

const parameters = [
  ...indicesParameters,
  ...byQueryParameters,
  "size",
  "request_cache",
  "preference",
  ...queryParameters,
];
const missing = ["from", "sort", "routing", "search_type", "terminate_after", "stats", "version"];

/** Requests that change everything a query finds. */
export const byQueryEndpoints: readonly Endpoint[] = [
  {
    methods: ["POST"],
    paths: ["/{index}/_delete_by_query"],
    parameters,
    missing,
    answer: (call, cluster) => part("by-query").deleteByQuery(call, cluster),
  },
  {
    methods: ["POST"],
    paths: ["/{index}/_update_by_query"],
    parameters,
    missing: [...missing, "pipeline"],
    answer: (call, cluster) => part("by-query").updateByQuery(call, cluster),
  },
  {
    methods: ["POST"],
    paths: ["/_reindex"],
    parameters: [...byQueryParameters.filter((name) => name !== "conflicts"), "require_alias"],
    answer: (call, cluster) => part("by-query").reindex(call, cluster),
  },
];
