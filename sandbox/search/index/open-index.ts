import type { AnalysisRegistry } from "../analysis/analyzer";
import { illegalArgument } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import { CompiledMapping } from "./compiled-mapping";
import { definitionLimits, type IndexDefinition, withMapping } from "./index-definition";
import { parseDocument } from "./document-parser";
import { DocumentStore } from "./document-store";
import type {
  DeleteOperation,
  IndexStats,
  LiveIndex,
  LiveMapping,
  WriteOperation,
  WriteResult,
} from "./live-index";
import { checkLimits } from "./mapping-limits";
import type { RootMapping } from "./mapping-tree";
import { mergeMapping } from "./merge-mapping";
import { parseMapping } from "./parse-mapping";
import { checkSettings, isFinal, isFixed } from "./read-settings";
import type { IndexReader, StoredDocument } from "./reader";
import { SETTING_KINDS } from "./setting-kinds";
import type { Settings, SettingValue } from "./settings";
import { nextVersion } from "./version-conflict";

/** What an index needs from outside. */
export interface IndexDeps {
  /** The injected clock, ms since 1970. */
  now(): number;
}

interface Identity {
  readonly name: string;
  readonly uuid: string;
  readonly created: number;
}

/** One index with its documents. Made by `createIndex`. */
export class OpenIndex implements LiveIndex {
  readonly name: string;
  readonly uuid: string;
  readonly created: number;

  constructor(
    identity: Identity,
    public settings: Settings,
    private definition: IndexDefinition,
    private readonly store: DocumentStore,
    private readonly deps: IndexDeps,
  ) {
    this.name = identity.name;
    this.uuid = identity.uuid;
    this.created = identity.created;
  }

  get mapping(): LiveMapping {
    return this.definition.mapping;
  }

  get analysis(): AnalysisRegistry {
    return this.definition.analysis;
  }

  setting(name: string): SettingValue | undefined {
    return settingOf(this.settings, name);
  }

  putMapping(body: JsonObject): void {
    const before = this.definition.mapping.tree;
    const incoming = parseMapping(body, this.analysis);
    this.definition = withMapping(this.definition, checkedMerge(before, incoming, this.definition));
  }

  putSettings(changes: Settings, preserveExisting = false): void {
    checkSettings(changes, "update");
    const fixed = [...changes.keys()].filter(isFixed);
    if (fixed.length > 0) throw this.notDynamic(fixed);
    const settings = new Map(this.settings);
    for (const [name, value] of changes) {
      if (preserveExisting && settings.has(name)) continue;
      if (value === null) settings.delete(name);
      else settings.set(name, value);
    }
    this.settings = sortedSettings(settings);
    this.definition = { ...this.definition, ...definitionLimits(this.settings) };
  }

  private notDynamic(names: readonly string[]): Error {
    const listed = `[[${[...names].sort().join(", ")}]]`;
    const advice = names.some(isFinal)
      ? `The setting(s) ${listed} cannot be modified on an index once it is created. You will need to create a new index with the desired setting(s) and reindex your data.`
      : "You can either resubmit the update with `?reopen=true`, or create a new index with the desired setting(s) and reindex your data.";
    const see = "See https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-reindex";
    return illegalArgument(
      `Can't update non dynamic setting(s) ${listed} for open indices [[${this.name}/${this.uuid}]]. ${advice} ${see}`,
    );
  }

  write(operation: WriteOperation): WriteResult {
    const { id, source, routing } = operation;
    const { document, definition } = parseDocument(source, id, this.definition);
    const known = operation.generatedId ? undefined : this.store.known(id, this.deps.now());
    // The new names of a document that is then refused stay mapped, as they do in Elasticsearch.
    this.definition = definition;
    const version = nextVersion(this, id, operation, known);
    const seqNo = this.store.takeSeqNo(operation.routing ?? id);
    const isNew = !known || known.deleted;
    this.store.put({ id, routing, version, seqNo, source, parsed: document }, isNew);
    return { result: isNew ? "created" : "updated", version, seqNo, primaryTerm: 1 };
  }

  delete(operation: DeleteOperation): WriteResult {
    const { id } = operation;
    const elsewhere = this.store.get(id) !== undefined && this.get(id, true, operation.routing) === undefined;
    const known = elsewhere ? undefined : this.store.known(id, this.deps.now());
    const version = nextVersion(this, id, operation, known);
    const seqNo = this.store.takeSeqNo(operation.routing ?? id);
    if (elsewhere) return { result: "not_found", version, seqNo, primaryTerm: 1 };
    this.store.remove(id, { version, seqNo, at: this.deps.now() });
    return { result: known && !known.deleted ? "deleted" : "not_found", version, seqNo, primaryTerm: 1 };
  }

  get(id: string, realtime = true, routing = id): StoredDocument | undefined {
    const found = realtime ? this.store.get(id) : this.store.getSearchable(id);
    return found && this.store.sameShard(found.routing ?? id, routing) ? found : undefined;
  }

  refresh(): void {
    this.store.refresh();
  }

  get dirty(): boolean {
    return this.store.dirty;
  }

  forceMerge(): void {
    this.store.forceMerge();
  }

  reader(): IndexReader {
    return this.store.reader;
  }

  get stats(): IndexStats {
    const { segments, documents, maxDoc } = this.store.reader;
    return {
      documents,
      deleted: segments.reduce((sum, { deletedRoots }) => sum + deletedRoots, 0),
      luceneDocuments: maxDoc,
      segments: segments.length,
      bytes: segments.reduce(
        (sum, { data }) => sum + data.stored.sources.reduce((bytes, { length }) => bytes + length, 0),
        0,
      ),
      maxSeqNo: this.store.maxSeqNo,
    };
  }

  fork(identity: Identity = this): LiveIndex {
    return new OpenIndex(identity, this.settings, this.definition, this.store.fork(identity.name), this.deps);
  }
}

/** The merge of a mapping, within the limits of its index. */
export function checkedMerge(
  before: RootMapping,
  incoming: RootMapping,
  definition: IndexDefinition,
): RootMapping {
  const after = mergeMapping(before, incoming);
  checkLimits(before, after, definition.limits);
  return after;
}

/** A setting or its default. */
export function settingOf(settings: Settings, name: string): SettingValue | undefined {
  return settings.get(name) ?? SETTING_KINDS.get(name.replace(/^index\./, ""))?.otherwise;
}

/** Settings in order of their names. */
export function sortedSettings(settings: Settings): Settings {
  return new Map([...settings].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A definition without fields. */
export function emptyDefinition(
  settings: Settings,
  analysis: AnalysisRegistry,
  tree: RootMapping,
): IndexDefinition {
  return { mapping: new CompiledMapping(tree, analysis), analysis, ...definitionLimits(settings) };
}

/** An empty store for an index. */
export const emptyStore = (name: string, settings: Settings): DocumentStore =>
  new DocumentStore(name, Number(settingOf(settings, "index.number_of_shards")));
