import { SearchError } from "../errors/search-error";
import type { SearchScope } from "./scope";

/** An error of a query on one index: `query_shard_exception` with the index and its id. */
export function shardError(scope: SearchScope, reason: string, causedBy?: SearchError): SearchError {
  return new SearchError(400, "query_shard_exception", reason, {
    fields: { index_uuid: scope.setting("index.uuid") ?? "_na_", index: scope.index },
    ...(causedBy && { causedBy }),
  });
}

/** What `work` refuses is told as a query that could not be made. What is not built here keeps its own words. */
export function createdQuery<T>(scope: SearchScope, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof SearchError) || cause.type === "unsupported_in_embedded") throw cause;
    throw shardError(scope, `failed to create query: ${cause.reason}`, cause);
  }
}
