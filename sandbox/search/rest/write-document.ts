import type { Cluster, IndexEntry } from "../cluster/cluster";
import { countSetting } from "../cluster/cluster";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { DeleteOperation, WriteResult } from "../index/live-index";
import type { ReplyValue } from "../json/reply-value";
import { checkActiveCopies, readActiveCopies } from "./active-copies";
import { readTarget, type Target, writeTarget } from "./document-target";
import type { Parameters } from "./parameters";
import { checkGuards, type Guards, type Refresh, versionCheck } from "./write-options";

/** One write of a document, from a request of its own or a line of `_bulk`. */
export interface DocumentWrite {
  readonly index: string;
  readonly id: string | undefined;
  readonly routing: string | undefined;
  readonly operation: "index" | "create" | "delete";
  /** JSON text; not used by a delete. */
  readonly source: string;
  readonly guards: Guards;
  readonly requireAlias: boolean;
  /** Parameters of the request, for the copies that it waits for; not looked at unless given. */
  readonly waitsBy?: Parameters;
}

/** What a write gave. */
export interface Written {
  readonly status: number;
  readonly entry: IndexEntry;
  readonly id: string;
  readonly routing: string | undefined;
  readonly result: WriteResult;
}

/** Writes or deletes one document; throws `SearchError` for everything that is refused. */
export function writeDocument(cluster: Cluster, write: DocumentWrite): Written {
  checkGuards(write.guards, write.id, write.operation);
  const target = targetOf(cluster, write);
  const routing = routingOf(target, write);
  const id = write.id ?? cluster.world.newId();
  const { live } = target.entry;
  if (live.mapping.routingRequired && routing === undefined) throw routingMissing(live.name, id);
  if (write.waitsBy) waitForCopies(write, write.waitsBy, target.entry, id);
  const place: DeleteOperation = { id, ...versionCheck(write.guards) };
  if (routing !== undefined) place.routing = routing;
  const result =
    write.operation === "delete"
      ? live.delete(place)
      : live.write({
          ...place,
          source: write.source,
          create: write.operation === "create",
          generatedId: write.id === undefined,
        });
  return { status: statusOf(result), entry: target.entry, id, routing, result };
}

function waitForCopies(write: DocumentWrite, parameters: Parameters, { live }: IndexEntry, id: string): void {
  const copies = readActiveCopies(parameters, 1 + countSetting(live, "index.number_of_replicas", 1));
  const source = write.operation === "delete" ? "" : `, source[${write.source}]`;
  const verb = write.operation === "delete" ? "delete" : "index";
  checkActiveCopies(copies, live.name, `${verb} {[${live.name}][${id}]${source}}`);
}

function targetOf(cluster: Cluster, write: DocumentWrite): Target {
  if (write.operation === "delete" && write.guards.versionType === "internal") {
    const known = cluster.indices.has(write.index) || cluster.withAlias(write.index).length > 0;
    if (!known) return readTarget(cluster, write.index);
  }
  return writeTarget(cluster, write.index, write.requireAlias);
}

function routingOf(target: Target, write: DocumentWrite): string | undefined {
  if (target.routing === undefined || write.routing === undefined) return target.routing ?? write.routing;
  if (target.routing === write.routing) return write.routing;
  throw illegalArgument(
    `Alias [${write.index}] has index routing associated with it [${target.routing}], and was provided with routing value [${write.routing}], rejecting operation`,
  );
}

/** 400 for a document of an index whose mapping requires routing. */
export function routingMissing(index: string, id: string): SearchError {
  return new SearchError(400, "routing_missing_exception", `routing is required for [${index}]/[${id}]`, {
    fields: { index_uuid: "_na_", index },
  });
}

function statusOf({ result }: WriteResult): number {
  if (result === "created") return 201;
  return result === "not_found" ? 404 : 200;
}

/** The answer of a write, as it stands alone and in `_bulk`. */
export function describeWrite(written: Written, refresh: Refresh): { [key: string]: ReplyValue } {
  const { entry, id, result } = written;
  return {
    _index: entry.live.name,
    _id: id,
    _version: result.version,
    result: result.result,
    ...(refresh === "true" && { forced_refresh: true }),
    _shards: { total: 1 + countSetting(entry.live, "index.number_of_replicas", 1), successful: 1, failed: 0 },
    _seq_no: result.seqNo,
    _primary_term: result.primaryTerm,
  };
}
