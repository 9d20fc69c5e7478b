import type { Cluster } from "../cluster/cluster";
import { validationError } from "../cluster/index-errors";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { LiveIndex } from "../index/live-index";
import type { StoredDocument } from "../index/reader";
import type { ReplyValue } from "../json/reply-value";
import { bodyRequired } from "./body";
import { readTarget } from "./document-target";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";
import { sourceParameters, sourceSelectionOf } from "./read-source-selection";
import { type SourceSelection, selectSource } from "./select-source";
import { storedFieldsOf } from "./stored-fields";
import { describeWrite, routingMissing, type Written, writeDocument } from "./write-document";
import { guardParameters, readGuards, readRefresh, readVersionType } from "./write-options";

const writeParameters = [
  ...guardParameters,
  "routing",
  "refresh",
  "timeout",
  "wait_for_active_shards",
  "require_alias",
  "op_type",
];
const readParameters = [
  ...sourceParameters,
  "routing",
  "preference",
  "realtime",
  "refresh",
  "version",
  "version_type",
  "stored_fields",
];

/** Writing, reading and deleting one document. */
export const documentEndpoints: readonly Endpoint[] = [
  {
    methods: ["PUT", "POST"],
    paths: ["/{index}/_doc/{id}"],
    parameters: writeParameters,
    missing: ["pipeline", "require_data_stream", "include_source_on_error"],
    answer: (call, cluster) => index(call, cluster, operationOf(call)),
  },
  {
    methods: ["POST"],
    paths: ["/{index}/_doc"],
    parameters: writeParameters,
    missing: ["pipeline", "require_data_stream", "include_source_on_error"],
    answer: (call, cluster) =>
      index(call, cluster, call.parameters.has("op_type") ? operationOf(call) : "index"),
  },
  {
    methods: ["PUT", "POST"],
    paths: ["/{index}/_create/{id}"],
    parameters: writeParameters,
    missing: ["pipeline", "require_data_stream", "include_source_on_error"],
    answer: (call, cluster) => index(call, cluster, "create"),
  },
  {
    methods: ["DELETE"],
    paths: ["/{index}/_doc/{id}"],
    parameters: writeParameters,
    answer: remove,
  },
  {
    methods: ["GET", "HEAD"],
    paths: ["/{index}/_doc/{id}"],
    parameters: readParameters,
    missing: ["force_synthetic_source"],
    answer: (call, cluster) => {
      const reply = describeDocument(
        find(call, cluster),
        sourceSelectionOf(call.parameters),
        call.parameters.list("stored_fields"),
      );
      return { status: reply.found === false ? 404 : 200, body: reply };
    },
  },
  {
    methods: ["GET", "HEAD"],
    paths: ["/{index}/_source/{id}"],
    parameters: readParameters.filter((name) => name !== "stored_fields"),
    answer: source,
  },
];

function operationOf({ parameters }: Call): "index" | "create" {
  const text = parameters.text("op_type") ?? "index";
  if (text === "index" || text === "create") return text;
  throw illegalArgument(`opType must be 'create' or 'index', found: [${text}]`);
}

function index(call: Call, cluster: Cluster, operation: "index" | "create"): Reply {
  const refresh = readRefresh(call.parameters);
  const guards = readGuards(call.parameters);
  if (call.body === "") throw bodyRequired();
  const written = writeDocument(cluster, {
    index: call.parts.index ?? "",
    id: call.parts.id,
    routing: call.parameters.text("routing"),
    operation,
    source: call.body,
    guards,
    requireAlias: call.parameters.flag("require_alias", false),
    waitsBy: call.parameters,
  });
  cluster.written(written.entry, refresh !== "false");
  return replyOf(written, describeWrite(written, refresh));
}

/** The status and, for a new document, its place. */
export function replyOf(written: Written, body: ReplyValue): Reply {
  if (written.status !== 201) return { status: written.status, body };
  const routing = written.routing === undefined ? "" : `?routing=${formEncode(written.routing)}`;
  const location = `/${formEncode(written.entry.live.name)}/_doc/${formEncode(written.id)}${routing}`;
  return { status: 201, body, headers: { location } };
}

/** As `URLEncoder` writes it: a blank is `+`. */
const formEncode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

function remove(call: Call, cluster: Cluster): Reply {
  const refresh = readRefresh(call.parameters);
  const written = writeDocument(cluster, {
    index: call.parts.index ?? "",
    id: call.parts.id,
    routing: call.parameters.text("routing"),
    operation: "delete",
    source: "",
    guards: readGuards(call.parameters),
    requireAlias: call.parameters.flag("require_alias", false),
    waitsBy: call.parameters,
  });
  cluster.written(written.entry, refresh !== "false");
  return { status: written.status, body: describeWrite(written, refresh) };
}

/** A document that was looked for in an index. */
interface Found {
  live: LiveIndex;
  id: string;
  document: StoredDocument | undefined;
}

function find({ parts, parameters }: Call, cluster: Cluster): Found {
  const id = parts.id ?? "";
  const { entry, routing: usual } = readTarget(cluster, parts.index ?? "");
  const { live } = entry;
  const routing = parameters.text("routing") ?? usual;
  if (live.mapping.routingRequired && routing === undefined) throw routingMissing(live.name, id);
  if (parameters.flag("refresh", false)) cluster.refresh(entry);
  const document = live.get(id, parameters.flag("realtime", true), routing);
  readVersionType(parameters.text("version_type"));
  checkReadVersion({ live, id, document }, parameters.integer("version"));
  return { live, id, document };
}

/** Throws 409 where another version of a document is there than the one that is asked for. */
export function checkReadVersion({ live, id, document }: Found, version: number | undefined): void {
  if (!document || version === undefined || version === document.version) return;
  throw new SearchError(
    409,
    "version_conflict_engine_exception",
    `[${id}]: version conflict, current version [${document.version}] is different than the one provided [${version}]`,
    { fields: { index_uuid: live.uuid, shard: "0", index: live.name } },
  );
}

/** What GET shows of a document; names of stored fields leave the source out unless it is asked for. */
export function describeDocument(
  { live, id, document }: Found,
  selection: SourceSelection | undefined,
  stored: readonly string[] | undefined,
): { [key: string]: ReplyValue } {
  if (!document) return { _index: live.name, _id: id, found: false };
  const shown = selection ? selection.wanted : !stored || stored.includes("_source");
  const fields = stored ? storedFieldsOf(document, stored, live.mapping) : {};
  return {
    _index: live.name,
    _id: id,
    _version: document.version,
    _seq_no: document.seqNo,
    _primary_term: document.primaryTerm,
    ...(document.routing !== undefined && { _routing: document.routing }),
    ...(document.ignored.length > 0 && stored?.includes("_ignored") && { _ignored: document.ignored }),
    found: true,
    ...(shown && live.mapping.sourceEnabled && { _source: shownSource(document, selection) }),
    ...(Object.keys(fields).length > 0 && { fields }),
  };
}

const shownSource = ({ source: text }: StoredDocument, selection: SourceSelection | undefined): ReplyValue =>
  selection ? selectSource(text, selection) : text;

function source(call: Call, cluster: Cluster): Reply {
  if (sourceSelectionOf(call.parameters)?.wanted === false)
    throw validationError(["fetching source can not be disabled"]);
  const { live, id, document } = find(call, cluster);
  const missing = (what: string): SearchError =>
    new SearchError(404, "resource_not_found_exception", `${what} not found [${live.name}]/[${id}]`);
  if (!document) throw missing("Document");
  const selection = sourceSelectionOf(call.parameters);
  if (!live.mapping.sourceEnabled) throw missing("Source");
  return ok(shownSource(document, selection));
}
