import type { Cluster } from "../cluster/cluster";
import { validationError } from "../cluster/index-errors";
import { textsOf } from "../cluster/texts-of";
import { describeError } from "../errors/error-body";
import { illegalArgument, parsingError, SearchError } from "../errors/search-error";
import type { JsonNode } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import { member, scalarText, tokenName } from "../json/walk";
import { requiredBody } from "./body";
import { checkReadVersion, describeDocument } from "./document-endpoints";
import { readTarget } from "./document-target";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";
import { sourceParameters, sourceSelectionIn, sourceSelectionOf } from "./read-source-selection";
import type { SourceSelection } from "./select-source";
import { routingMissing } from "./write-document";

/** `_mget`: several documents at once, each with its own answer. */
export const mgetEndpoint: Endpoint = {
  methods: ["GET", "POST"],
  paths: ["/_mget", "/{index}/_mget"],
  parameters: [...sourceParameters, "preference", "realtime", "refresh", "routing", "stored_fields"],
  missing: ["force_synthetic_source"],
  answer: mget,
};

interface Wanted {
  readonly index: string | undefined;
  readonly id: string | undefined;
  readonly routing: string | undefined;
  readonly source: SourceSelection | undefined;
  readonly stored: readonly string[] | undefined;
  readonly version: number | undefined;
}

function mget(call: Call, cluster: Cluster): Reply {
  const body = requiredBody(call.body);
  const wanted = body.entries.flatMap(({ key, keyAt, value }) => {
    if (value.kind !== "array") throw unexpected(value);
    if (key === "docs") return value.items.map((item) => readItem(item, call.parts.index));
    if (key === "ids" && value.items.some((item) => scalarText(item) === undefined))
      throw illegalArgument("ids array element should only contain ids");
    if (key === "ids") return textsOf(value).map((id) => ({ ...nothing, index: call.parts.index, id }));
    throw new SearchError(
      400,
      "parsing_exception",
      `unknown key [${key}] for a START_ARRAY, expected [docs] or [ids]`,
      {
        fields: { line: keyAt.line, col: keyAt.column },
      },
    );
  });
  check(wanted);
  return ok({ docs: wanted.map((each) => answer(each, call, cluster)) });
}

const unexpected = (value: JsonNode): SearchError =>
  parsingError(value.at, `unexpected token [${tokenName(value)}], expected [FIELD_NAME] or [START_ARRAY]`);

const nothing: Wanted = {
  index: undefined,
  id: undefined,
  routing: undefined,
  source: undefined,
  stored: undefined,
  version: undefined,
};
const known = ["_index", "_id", "routing", "_source", "stored_fields", "version", "version_type"];

function readItem(item: JsonNode, index: string | undefined): Wanted {
  if (item.kind !== "object") throw illegalArgument("docs array element should include an object");
  const unknown = item.entries.find(({ key }) => !known.includes(key));
  if (unknown) {
    throw new SearchError(
      400,
      "parse_exception",
      `failed to parse multi get request. unknown field [${unknown.key}]`,
    );
  }
  const text = (name: string): string | undefined => {
    const node = member(item, name);
    return node && scalarText(node);
  };
  const version = text("version");
  return {
    version: version === undefined ? undefined : Number(version),
    index: text("_index") ?? index,
    id: text("_id"),
    routing: text("routing"),
    source: sourceIn(member(item, "_source")),
    stored: member(item, "stored_fields") && textsOf(member(item, "stored_fields")),
  };
}

function sourceIn(node: JsonNode | undefined): SourceSelection | undefined {
  if (node?.kind === "null") return undefined;
  if (node?.kind === "number")
    throw new SearchError(400, "parse_exception", `illegal type for _source: [${tokenName(node)}]`);
  return sourceSelectionIn(node);
}

function check(wanted: readonly Wanted[]): void {
  if (wanted.length === 0) throw validationError(["no documents to get"]);
  const problems = wanted.flatMap(({ index, id }, i) => [
    ...(index === undefined ? [`index is missing for doc ${i}`] : []),
    ...(id === undefined ? [`id is missing for doc ${i}`] : []),
  ]);
  if (problems.length > 0) throw validationError(problems);
}

function answer(
  { index = "", id = "", routing: own, source, stored, version }: Wanted,
  { parameters }: Call,
  cluster: Cluster,
): ReplyValue {
  try {
    const { entry, routing: usual } = readTarget(cluster, index);
    const { live } = entry;
    const routing = own ?? parameters.text("routing") ?? usual;
    if (live.mapping.routingRequired && routing === undefined) throw routingMissing(live.name, id);
    if (parameters.flag("refresh", false)) cluster.refresh(entry);
    const document = live.get(id, parameters.flag("realtime", true), routing);
    checkReadVersion({ live, id, document }, version);
    const selection = source ?? sourceSelectionOf(parameters);
    return describeDocument({ live, id, document }, selection, stored ?? parameters.list("stored_fields"));
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    return { _index: index, _id: id, error: { root_cause: [describeError(cause)], ...describeError(cause) } };
  }
}
