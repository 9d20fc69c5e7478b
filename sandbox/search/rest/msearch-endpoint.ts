import type { Cluster } from "../cluster/cluster";
import { validationError } from "../cluster/index-errors";
import { textsOf } from "../cluster/texts-of";
import { errorBody } from "../errors/error-body";
import { contentError, illegalArgument, parsingError, SearchError } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { readJson } from "../json/read";
import type { ReplyValue } from "../json/reply-value";
import { member, scalarText } from "../json/walk";
import { deps, searchEndpoints } from "../query/search/endpoints";
import { readSearch } from "../query/search/request";
import { optionalObject, requiredBody } from "./body";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";
import { Parameters } from "./parameters";
import { checkTotalAsInteger } from "./total-hits";

/** `_msearch`: several searches at once, each with its own answer; one that cannot be read refuses them all. */
export const msearchEndpoint: Endpoint = {
  methods: ["GET", "POST"],
  paths: ["/_msearch", "/{index}/_msearch"],
  lines: true,
  parameters: [
    "search_type",
    "max_concurrent_searches",
    "typed_keys",
    "pre_filter_shard_size",
    "max_concurrent_shard_requests",
    "rest_total_hits_as_int",
    "ccs_minimize_roundtrips",
    "ignore_unavailable",
    "allow_no_indices",
    "expand_wildcards",
    "ignore_throttled",
    "index",
  ],
  answer: msearch,
};

/** One search: whom it asks, how, and what. */
interface Asked {
  readonly index: string | undefined;
  readonly parameters: Parameters;
  readonly body: string;
}

function msearch(call: Call, cluster: Cluster): Reply {
  const started = cluster.world.now();
  if (call.body === "") requiredBody("");
  if ((call.parameters.integer("max_concurrent_searches") ?? 1) <= 0)
    throw illegalArgument("maxConcurrentSearchRequests must be positive");
  const asked = readLines(call);
  if (asked.length === 0) throw validationError(["no requests added"]);
  // All of them are read before the first one runs.
  for (const { body, parameters } of asked) {
    const node = searchOf(body);
    const { trackTotalHits } = readSearch(node, parameters, deps);
    checkTotalAsInteger(parameters, trackTotalHits, member(node, "track_total_hits") !== undefined);
  }
  const responses = asked.map((each) => answer(each, cluster));
  return ok({ took: cluster.world.now() - started, responses });
}

function searchOf(line: string): JsonObject {
  const node = optionalObject(line);
  if (node) return node;
  throw parsingError({ line: 1, column: 0 }, "Expected [START_OBJECT] but found [null]");
}

function answer({ index, parameters, body }: Asked, cluster: Cluster): ReplyValue {
  const [endpoint] = searchEndpoints;
  try {
    const parts: Record<string, string> = index === undefined ? {} : { index };
    const reply = endpoint?.answer({ method: "POST", parts, parameters, body, wantsText: false }, cluster);
    return { ...(isMembers(reply?.body) && reply.body), status: reply?.status ?? 200 };
  } catch (cause) {
    if (cause instanceof SearchError) return errorBody(cause);
    throw cause;
  }
}

type Members = { readonly [key: string]: ReplyValue | undefined };

const isMembers = (value: ReplyValue | undefined): value is Members =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Pairs of lines: a header, which may be empty, and a body. */
function readLines(call: Call): Asked[] {
  if (!call.body.endsWith("\n"))
    throw illegalArgument("The msearch request must be terminated by a newline [\n]");
  const lines = call.body.slice(0, -1).split("\n");
  const asked: Asked[] = [];
  for (let i = 0; i + 1 < lines.length; i += 2)
    asked.push(readPair(lines[i] ?? "", lines[i + 1] ?? "", call));
  return asked;
}

/** Names of a header that are parameters of its search. */
const headerNames = [
  "search_type",
  "request_cache",
  "preference",
  "routing",
  "allow_partial_search_results",
  "expand_wildcards",
  "ignore_unavailable",
  "allow_no_indices",
  "ignore_throttled",
  "ccs_minimize_roundtrips",
];

function readPair(header: string, body: string, call: Call): Asked {
  const values = new Map<string, string>();
  for (const name of ["typed_keys", "rest_total_hits_as_int", ...headerNames]) {
    const value = call.parameters.text(name);
    if (value !== undefined) values.set(name, value);
  }
  let index = call.parts.index;
  for (const { key, value } of readHeader(header)?.entries ?? []) {
    if (key === "index" || key === "indices") index = indexNames(value);
    else if (headerNames.includes(key) || aliases.has(key))
      values.set(
        aliases.get(key) ?? key,
        value.kind === "array" ? textsOf(value).join(",") : (scalarText(value) ?? ""),
      );
    else throw illegalArgument(`key [${key}] is not supported in the metadata section`);
  }
  const type = values.get("search_type");
  if (type !== undefined && !searchTypes.includes(type))
    throw illegalArgument(`No search type for [${type}]`);
  return { index, parameters: new Parameters(values), body };
}

function indexNames(value: JsonNode): string {
  if (value.kind === "null")
    throw new SearchError(400, "parse_exception", "Expected a list of strings but got null");
  return textsOf(value).join(",");
}

const aliases = new Map([
  ["searchType", "search_type"],
  ["requestCache", "request_cache"],
  ["expandWildcards", "expand_wildcards"],
  ["ignoreUnavailable", "ignore_unavailable"],
  ["allowNoIndices", "allow_no_indices"],
]);
const searchTypes = ["query_then_fetch", "dfs_query_then_fetch"];

function readHeader(line: string): JsonObject | undefined {
  if (line.trim() === "") return undefined;
  const node = readJson(line);
  if (node.kind === "object") return node;
  throw contentError({ line: 1, column: 2 }, "Unexpected token after end of object");
}
