import { describeError } from "../../errors/error-body";
import { SearchError } from "../../errors/search-error";
import type { ReplyValue } from "../../json/reply-value";
import type { SearchScope } from "../scope";

/** Errors of an index's own work: Elasticsearch tells them as failed shards. */
export function onShard<T>(scope: SearchScope, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (
      !(cause instanceof SearchError) ||
      cause.type === "search_phase_execution_exception" ||
      cause.type === "unsupported_in_embedded"
    )
      throw cause;
    throw failedShards([{ cause, scope, shards: 1 }]);
  }
}

/** Elasticsearch's own exceptions, which stand for themselves; those of Java and Lucene are named as causes too. */
const OWN_EXCEPTIONS: readonly string[] = [
  "query_shard_exception",
  "parse_exception",
  "parsing_exception",
  "invalid_path",
];

/** The deepest of Elasticsearch's own exceptions in a row. */
function rootCauseOf(error: SearchError): SearchError {
  const { causedBy } = error.more;
  const own =
    causedBy &&
    !causedBy.more.foreign &&
    OWN_EXCEPTIONS.includes(error.type) &&
    OWN_EXCEPTIONS.includes(causedBy.type);
  return own ? rootCauseOf(causedBy) : error;
}

/** What an index refused. */
export interface ShardFailure {
  readonly cause: SearchError;
  readonly scope: SearchScope;
  readonly shards: number;
}

/** A failure as `_shards.failures` and `failed_shards` list it. */
export const shownFailure = ({ cause, scope }: ShardFailure): ReplyValue => ({
  shard: 0,
  index: scope.index,
  node: "node-1",
  reason: describeError(cause),
});

/** The error of a search of which no shard is left. */
export function failedShards(failures: readonly ShardFailure[]): SearchError {
  const [first] = failures;
  if (!first) throw new Error("no shard has failed");
  const { cause } = first;
  const root = rootCauseOf(cause);
  // The root is named as the cause unless it already stands as the failure of the shard.
  const own = OWN_EXCEPTIONS.includes(cause.type) ? undefined : wrapped(cause);
  const named = root === cause ? own : root;
  return new SearchError(cause.status, "search_phase_execution_exception", "all shards failed", {
    fields: { phase: "query", grouped: true, failed_shards: failures.map(shownFailure) },
    rootCauses: failures.map((each) => rootCauseOf(each.cause)),
    ...(named && { causedBy: named }),
  });
}

const wrapped = (cause: SearchError): SearchError =>
  new SearchError(cause.status, cause.type, cause.reason, { ...cause.more, causedBy: cause });
