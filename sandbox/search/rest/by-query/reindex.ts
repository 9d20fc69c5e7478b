import type { Cluster } from "../../cluster/cluster";
import { validationError } from "../../cluster/index-errors";
import { resolveNames, strictOpen } from "../../cluster/resolve-names";
import { textsOf } from "../../cluster/texts-of";
import { contentError, illegalArgument, SearchError, unsupported } from "../../errors/search-error";
import type { JsonEntry, JsonNode, JsonObject } from "../../json/node";
import { scalarText, withEntries } from "../../json/walk";
import { writeJson } from "../../json/write";
import { requiredObject } from "../body";
import type { Call, Reply } from "../endpoint";
import { Parameters } from "../parameters";
import { selectSource } from "../select-source";
import { suggestion } from "../suggestion";
import { writeDocument } from "../write-document";
import { readVersionType } from "../write-options";
import { readByQueryOptions } from "./options";
import { type ByQueryWork, type FoundDocument, readSearchIn, runByQuery } from "./run-by-query";

/** Where copies go. */
interface Destination {
  readonly index: string;
  readonly create: boolean;
  readonly versionType: ReturnType<typeof readVersionType>;
  /** `keep`, `discard` or `=` and the new one. */
  readonly routing: string;
}

interface Reindex {
  readonly source: JsonObject;
  readonly indices: readonly string[];
  readonly batchSize: number | undefined;
  readonly destination: Destination;
  readonly conflicts: string | undefined;
  readonly maxDocs: number | undefined;
}

const noParameters = new Parameters(new Map());

/** The answer of `_reindex`: copies what a query finds into another index. */
export function reindex(call: Call, cluster: Cluster): Reply {
  const asked = readReindex(requiredObject(call.body));
  const options = readByQueryOptions(call.parameters, asked, asked.batchSize ?? 1_000);
  const body = readSearchIn(asked.source);
  check(asked, cluster);
  const search = { body, indices: noParameters };
  const { destination } = asked;
  const requireAlias = call.parameters.flag("require_alias", false);
  const work: ByQueryWork = {
    counted: ["updated", "created", "deleted"],
    target: destination.index,
    perform: (found) => copy(cluster, found, destination, body.source, requireAlias),
  };
  return runByQuery(cluster, asked.indices.join(","), search, options, work);
}

const known = ["source", "dest", "conflicts", "size", "max_docs", "script"];

function readReindex(body: JsonObject): Reindex {
  const found = new Map<string, JsonNode>();
  for (const { key, keyAt, value } of body.entries) {
    if (!known.includes(key))
      throw contentError(keyAt, `[reindex] unknown field [${key}]${suggestion(key, known)}`);
    found.set(key, value);
  }
  if (found.has("script")) throw unsupported("[script] of _reindex");
  const source = found.get("source");
  const own = source?.kind === "object" ? source.entries : [];
  const left = own.filter(({ key }) => !["index", "size", "remote", "slice"].includes(key));
  const entry = (name: string): JsonNode | undefined => own.find(({ key }) => key === name)?.value;
  for (const name of ["remote", "slice"]) if (entry(name)) throw unsupported(`[source.${name}] of _reindex`);
  const max = found.get("max_docs") ?? found.get("size");
  const conflicts = found.get("conflicts");
  return {
    source: withEntries(body, left),
    indices: textsOf(entry("index")),
    batchSize: numberOf(entry("size")),
    destination: readDestination(found.get("dest")),
    conflicts: conflicts && scalarText(conflicts),
    maxDocs: numberOf(max),
  };
}

function numberOf(node: JsonNode | undefined): number | undefined {
  const text = node && scalarText(node);
  return text === undefined ? undefined : Number(text);
}

function readDestination(node: JsonNode | undefined): Destination {
  const texts = new Map<string, string>();
  for (const entry of node?.kind === "object" ? node.entries : []) readDestinationKey(entry, texts);
  return {
    index: texts.get("index") ?? "",
    create: texts.get("op_type") === "create",
    versionType: readVersionType(texts.get("version_type")),
    routing: texts.get("routing") ?? "keep",
  };
}

const destinationKeys = ["index", "routing", "op_type", "pipeline", "version_type"];

function readDestinationKey({ key, keyAt, value }: JsonEntry, texts: Map<string, string>): void {
  const fail = (inner: SearchError): SearchError =>
    new SearchError(
      400,
      "x_content_parse_exception",
      `[${value.at.line}:${value.at.column}] [reindex] failed to parse field [dest]`,
      { causedBy: inner, rootCauses: [inner] },
    );
  if (!destinationKeys.includes(key)) throw fail(contentError(keyAt, `[dest] unknown field [${key}]`));
  const text = scalarText(value) ?? "";
  if (key === "pipeline") throw unsupported("[dest.pipeline] of _reindex");
  if (key === "op_type" && text !== "index" && text !== "create") {
    const cause = illegalArgument(`opType must be 'create' or 'index', found: [${text}]`);
    throw fail(contentError(value.at, "[dest] failed to parse field [op_type]", cause));
  }
  texts.set(key, text);
}

function check({ indices, destination }: Reindex, cluster: Cluster): void {
  const problems = [
    ...(indices.length === 0 ? ["use _all if you really want to copy from all existing indexes"] : []),
    ...(destination.index === "" ? ["index must be specified"] : []),
    ...(/^(?:keep|discard|=.*)$/.test(destination.routing)
      ? []
      : ["routing must be unset, [keep], [discard] or [=<some new value>]"]),
  ];
  if (problems.length > 0) throw validationError(problems);
  const sources = resolveNames(cluster, indices.join(","), strictOpen).map(({ entry }) => entry.live.name);
  const written = cluster.indices.has(destination.index)
    ? [destination.index]
    : cluster.withAlias(destination.index).map(({ live }) => live.name);
  if (written.some((name) => sources.includes(name)))
    throw validationError([`reindex cannot write into an index its reading from [${destination.index}]`]);
}

function copy(
  cluster: Cluster,
  { document }: FoundDocument,
  { index, create, versionType, routing }: Destination,
  selection: ReturnType<typeof readSearchIn>["source"],
  requireAlias: boolean,
): ReturnType<ByQueryWork["perform"]> {
  const source = selection ? writeJson(selectSource(document.source, selection)) : document.source.text;
  const { entry, result } = writeDocument(cluster, {
    index,
    id: document.id,
    routing: routing === "keep" ? document.routing : routing === "discard" ? undefined : routing.slice(1),
    operation: create ? "create" : "index",
    source,
    guards: versionType === "internal" ? { versionType } : { versionType, version: document.version },
    requireAlias,
  });
  return { entry, ending: result.result === "created" ? "created" : "updated" };
}
