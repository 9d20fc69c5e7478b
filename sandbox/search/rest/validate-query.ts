import { strictOpen } from "../cluster/resolve-names";
import type { Cluster } from "../cluster/cluster";
import { searchScopes } from "../cluster/search-scopes";
import { SearchError, unsupported } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import type { Query } from "../query/query";
import { findsObjects } from "../query/explain/explain-search";
import { queryText, wholeDocumentText } from "../query/lucene/lucene-text";
import { uriQuery } from "../query/search/uri-search";
import type { SearchScope } from "../query/scope";
import { weigh } from "../query/weigh";
import { type Call, ok, type Reply } from "./endpoint";
import { readOnlyQuery } from "./read-query";

/** The answer of `_validate/query`. */
export function validateQuery(call: Call, cluster: Cluster): Reply {
  const { body, parameters } = call;
  const scopes = searchScopes(cluster, call.parts.index, parameters, strictOpen);
  const query = reading(() => uriQuery(parameters) ?? readOnlyQuery(body));
  const rewritten = parameters.flag("rewrite", false);
  const explained = parameters.flag("explain", false) || rewritten;
  if (query instanceof SearchError) {
    const error = parameters.flag("explain", false) && { error: javaText(query) };
    return ok({ valid: false, ...error });
  }
  const problems = scopes.map(({ scope }) => reading(() => prepare(query, scope)));
  const valid = problems.every((problem) => problem === undefined);
  const total = scopes.reduce((sum, { shards }) => sum + shards, 0);
  const explanations = scopes.map(({ scope, entry }, i): ReplyValue => {
    const problem = problems[i];
    if (!problem)
      return {
        index: scope.index,
        ...(parameters.flag("all_shards", false) && { shard: 0 }),
        valid: true,
        explanation: explained ? explanationOf(query, scope, rewritten) : "",
      };
    // Java prints the index with an exception that has a cause, and forgets it with one that has none.
    const prefix = problem.more.causedBy ? `[${scope.index}/${entry.live.uuid}] ` : "";
    const error = `${prefix}${javaText(problem)}`;
    return { index: scope.index, valid: false, error };
  });
  return ok({
    _shards: { total, successful: total, failed: 0 },
    valid,
    ...(explained && { explanations }),
  });
}

function explanationOf(query: Query, scope: SearchScope, rewritten: boolean): string {
  const text = queryText(query, scope, rewritten);
  const known = /^(?:MatchNoDocsQuery|IndexOrDocValuesQuery)/.test(text);
  return !known && findsObjects(query, scope) ? wholeDocumentText(query, scope, rewritten) : text;
}

/** Runs the query as far as its errors show. */
function prepare(query: Query, scope: SearchScope): undefined {
  const weigher = weigh(query, scope);
  for (const segment of scope.reader.segments) weigher(segment);
  return undefined;
}

/** What the work gives, or the refusal that it met. */
function reading<T>(work: () => T): T | SearchError {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof SearchError && cause.type !== "unsupported_in_embedded") return cause;
    throw cause;
  }
}

const classes: Readonly<Record<string, string>> = {
  parsing_exception: "org.elasticsearch.common.ParsingException",
  query_shard_exception: "org.elasticsearch.index.query.QueryShardException",
  named_object_not_found_exception: "org.elasticsearch.xcontent.NamedObjectNotFoundException",
  x_content_parse_exception: "org.elasticsearch.xcontent.XContentParseException",
  x_content_e_o_f_exception: "org.elasticsearch.xcontent.XContentEOFException",
  parse_exception: "org.elasticsearch.ElasticsearchParseException",
  illegal_argument_exception: "java.lang.IllegalArgumentException",
  number_format_exception: "java.lang.NumberFormatException",
  date_time_parse_exception: "java.time.format.DateTimeParseException",
};

/** An error and its causes as `ExceptionsHelper.detailedMessage` prints them. */
function javaText(error: SearchError): string {
  const name = classes[error.type];
  if (name === undefined) throw unsupported(`the class name of [${error.type}]`);
  const own = `${name}: ${error.reason}`;
  const causes = name.startsWith("org.elasticsearch.") && !name.includes(".xcontent.");
  return error.more.causedBy && causes ? `${own}; ${javaText(error.more.causedBy)}` : own;
}
