import type { AnalysisRegistry } from "../analysis/analyzer";
import type { JsonObject } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import type { Mapping } from "./mapping";
import type { IndexReader, StoredDocument } from "./reader";
import type { SettingValue, Settings } from "./settings";

/** One concrete index that is written to and read from. Every method throws `SearchError` in Elasticsearch's words. */
export interface LiveIndex {
  readonly name: string;
  readonly uuid: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** As they were set, flat, with the `index.` prefix; what Elasticsearch adds (uuid, version, provided_name) is in it. */
  readonly settings: Settings;
  readonly mapping: LiveMapping;
  readonly analysis: AnalysisRegistry;
  /** A setting or its default, by its full name (`index.max_result_window`). */
  setting(name: string): SettingValue | undefined;
  /** Merges the body of `PUT /i/_mapping`; all or nothing. */
  putMapping(body: JsonObject): void;
  /** Settings of `PUT /i/_settings`, read by `readSettings`; a null value removes one. */
  putSettings(changes: Settings, preserveExisting?: boolean): void;
  write(operation: WriteOperation): WriteResult;
  delete(operation: DeleteOperation): WriteResult;
  /**
   * The newest version at once; with `realtime: false` as of the last refresh. In an index of several shards only the
   * shard of `routing` (the id unless given) is asked, so that a document that was routed elsewhere is not found.
   */
  get(id: string, realtime?: boolean, routing?: string): StoredDocument | undefined;
  /** Makes what was written searchable. */
  refresh(): void;
  /** True when something written is not searchable yet. */
  readonly dirty: boolean;
  /** Rewrites all segments into one, without deleted documents. */
  forceMerge(): void;
  /** As of the last refresh; the same object until the next one. */
  reader(): IndexReader;
  readonly stats: IndexStats;
  /** An index that shares everything with this one until either is written to; its cost does not grow with the documents. */
  fork(name?: { name: string; uuid: string; created: number }): LiveIndex;
}

/** A mapping that can also be shown. */
export interface LiveMapping extends Mapping {
  /** As `GET /i/_mapping` shows it below `mappings`. */
  toReply(): { readonly [key: string]: ReplyValue };
  /** What `GET /i/_mapping/field/f` shows of one field below `mapping`, `undefined` when there is none. */
  fieldReply(path: string, includeDefaults: boolean): ReplyValue | undefined;
  /** Whether `_routing` is required. */
  readonly routingRequired: boolean;
  /** `_source: { enabled: false }`. */
  readonly sourceEnabled: boolean;
}

/** How a write is guarded. */
export interface VersionCheck {
  ifSeqNo?: number;
  ifPrimaryTerm?: number;
  version?: number;
  versionType?: "internal" | "external" | "external_gte";
}

export interface WriteOperation extends VersionCheck {
  id: string;
  routing?: string;
  /** The document's JSON text, as it was sent. */
  source: string;
  /** Refused with 409 when the document exists. */
  create?: boolean;
  /** True when the id was generated: then nothing is looked up. */
  generatedId?: boolean;
}

export interface DeleteOperation extends VersionCheck {
  id: string;
  routing?: string;
}

export interface WriteResult {
  result: "created" | "updated" | "deleted" | "not_found";
  version: number;
  seqNo: number;
  primaryTerm: number;
}

export interface IndexStats {
  /** Live root documents as of the last refresh. */
  readonly documents: number;
  /** Deleted documents that segments still hold. */
  readonly deleted: number;
  /** Live documents, nested ones counted too, as `_cat/indices` does. */
  readonly luceneDocuments: number;
  readonly segments: number;
  /** An estimate of what is held, bytes. */
  readonly bytes: number;
  readonly maxSeqNo: number;
}
