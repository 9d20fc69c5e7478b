import type { Cluster, IndexEntry } from "../cluster/cluster";
import { SearchError } from "../errors/search-error";
import type { WriteResult } from "../index/live-index";
import type { StoredDocument } from "../index/reader";
import type { JsonObject } from "../json/node";
import { readJson } from "../json/read";
import { RawJson, type ReplyValue } from "../json/reply-value";
import { writeJson } from "../json/write";
import { writeTarget } from "./document-target";
import { toReply } from "./filter-path";
import { mergeSource } from "./merge-source";
import { type SourceSelection, selectSource } from "./select-source";
import type { UpdateRequest } from "./update-request";
import { describeWrite, routingMissing, type Written } from "./write-document";
import { type Guards, type Refresh, versionCheck } from "./write-options";

/** An update of one document, checked. */
export interface DocumentUpdate {
  readonly index: string;
  readonly id: string;
  readonly routing: string | undefined;
  readonly update: UpdateRequest;
  readonly guards: Guards;
  readonly requireAlias: boolean;
}

/** What an update gave; a noop wrote nothing. */
export interface Updated {
  readonly written: Written;
  readonly noop: boolean;
  /** The document's source behind the update. */
  readonly source: RawJson;
}

/** Gets the document, merges, writes back; throws 404 when it is missing and nothing is to be inserted. */
export function updateDocument(cluster: Cluster, request: DocumentUpdate): Updated {
  const target = writeTarget(cluster, request.index, request.requireAlias);
  const { entry } = target;
  const routing = request.routing ?? target.routing;
  if (entry.live.mapping.routingRequired && routing === undefined)
    throw routingMissing(entry.live.name, request.id);
  const current = entry.live.get(request.id, true, routing);
  if (!current) return insert(entry, request, routing);
  if (!entry.live.mapping.sourceEnabled)
    throw refused(entry, request.id, 400, "source_missing", "source missing");
  checkSequence(entry, current, request.guards);
  const merged = mergeSource(sourceObject(current), request.update.doc ?? sourceObject(current));
  if (!merged.changed && request.update.detectNoop) {
    const { version, seqNo, primaryTerm } = current;
    const result: WriteResult = { result: "updated", version, seqNo, primaryTerm };
    return {
      written: { status: 200, entry, id: request.id, routing, result },
      noop: true,
      source: current.source,
    };
  }
  return put(entry, request, current.routing ?? routing, merged.value, versionCheck(request.guards));
}

function sourceObject(document: StoredDocument): JsonObject {
  const node = readJson(document.source.text);
  if (node.kind === "object") return node;
  throw new Error("a stored source is always an object");
}

function insert(entry: IndexEntry, request: DocumentUpdate, routing: string | undefined): Updated {
  const { update, id } = request;
  const fresh = update.upsert ?? (update.docAsUpsert ? update.doc : undefined);
  if (!fresh) {
    throw refused(entry, id, 404, "missing", "missing");
  }
  return put(entry, request, routing, toReply(fresh), {});
}

function refused({ live }: IndexEntry, id: string, status: number, type: string, what: string): SearchError {
  return new SearchError(status, `document_${type}_exception`, `[${id}]: document ${what}`, {
    fields: { index_uuid: live.uuid, shard: "0", index: live.name },
  });
}

function put(
  entry: IndexEntry,
  { id }: DocumentUpdate,
  routing: string | undefined,
  value: ReplyValue,
  guard: ReturnType<typeof versionCheck>,
): Updated {
  const source = writeJson(value);
  const result = entry.live.write({ id, source, ...(routing !== undefined && { routing }), ...guard });
  const status = result.result === "created" ? 201 : 200;
  return { written: { status, entry, id, routing, result }, noop: false, source: new RawJson(source) };
}

function checkSequence(entry: IndexEntry, current: StoredDocument, { ifSeqNo, ifPrimaryTerm }: Guards): void {
  if (ifSeqNo === undefined) return;
  if (ifSeqNo === current.seqNo && ifPrimaryTerm === current.primaryTerm) return;
  throw new SearchError(
    409,
    "version_conflict_engine_exception",
    `[${current.id}]: version conflict, required seqNo [${ifSeqNo}], primary term [${ifPrimaryTerm}]. current document has seqNo [${current.seqNo}] and primary term [${current.primaryTerm}]`,
    { fields: { index_uuid: entry.live.uuid, shard: "0", index: entry.live.name } },
  );
}

/** The answer of an update, with the source when it is asked for. */
export function describeUpdate(
  { written, noop, source }: Updated,
  refresh: Refresh,
  selection: SourceSelection | undefined,
): { [key: string]: ReplyValue } {
  const base = describeWrite(written, noop ? "false" : refresh);
  const get = selection?.wanted && {
    get: {
      _seq_no: written.result.seqNo,
      _primary_term: written.result.primaryTerm,
      found: true,
      _source: selectSource(source, selection),
    },
  };
  if (!noop) return { ...base, ...get };
  return { ...base, result: "noop", _shards: { total: 0, successful: 0, failed: 0 }, ...get };
}
