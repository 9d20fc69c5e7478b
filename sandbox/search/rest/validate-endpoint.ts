import { indicesParameters } from "../cluster/resolve-names";
import { part } from "../parts/part";
import { queryParameters } from "../query/search/uri-search";
import type { Endpoint } from "./endpoint";

/** `_validate/query`: whether a query can be read, and run on each index. */
export const validateEndpoint: Endpoint = {
  methods: ["GET", "POST"],
  paths: ["/_validate/query", "/{index}/_validate/query"],
  parameters: [...indicesParameters, "explain", "rewrite", "all_shards", ...queryParameters],
  withoutBody: queryParameters,
  answer: (call, cluster) => part("explain").validateQuery(call, cluster),
};
