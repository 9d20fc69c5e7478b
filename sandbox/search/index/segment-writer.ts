import { BitSet } from "./bit-set";
import type { IndexedField } from "./compile-field";
import type { FieldData } from "./field-data";
import { type FieldWriter, fieldWriter } from "./field-writer";
import { IntList } from "./int-list";
import { METADATA_FIELDS } from "./metadata-fields";
import type { LuceneDocument } from "./parsed-document";
import type { StoredDocument } from "./reader";
import { type NestedColumns, type PendingDocument, type SegmentData, storedDocument } from "./segment-data";
import { SegmentView } from "./segment-view";

/**
 * The buffer of an index: documents go straight into the columns and postings that will be a segment, so that nothing
 * of a document lives on but these. Documents that are written over stay in it, marked as deleted.
 */
export class SegmentWriter {
  private readonly writers = new Map<string, FieldWriter>();
  private readonly ids: string[] = [];
  private readonly routings = new Map<number, string>();
  private readonly versions: number[] = [];
  private readonly seqNos: number[] = [];
  private readonly sources: string[] = [];
  private readonly ignored = new Map<number, readonly string[]>();
  /** Number of each stored document's root. */
  private readonly roots = new IntList();
  private readonly paths: string[] = [];
  /** By document: 0 for a root, otherwise 1 plus the path's place in `paths`. */
  private readonly pathOf = new IntList();
  private readonly offsets = new IntList();
  private readonly live = new Map<string, number>();

  /** Documents that are not written over. */
  get count(): number {
    return this.live.size;
  }

  /** True once anything was added, written over or not. */
  get used(): boolean {
    return this.ids.length > 0;
  }

  add(document: PendingDocument): void {
    const at = this.ids.length;
    for (const each of document.parsed.documents) this.addLucene(each);
    const root = this.pathOf.length - 1;
    this.addMetadata(document, root);
    this.roots.push(root);
    this.ids.push(document.id);
    this.versions.push(document.version);
    this.seqNos.push(document.seqNo);
    this.sources.push(document.source);
    if (document.routing !== undefined) this.routings.set(at, document.routing);
    if (document.parsed.ignored.length > 0) this.ignored.set(at, document.parsed.ignored);
    this.live.set(document.id, at);
  }

  private addLucene({ fields, values, nestedPath, nestedOffset }: LuceneDocument): void {
    const doc = this.pathOf.length;
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      const value = values[i];
      if (field && value !== undefined) this.writerOf(field).add(value, doc, field);
    }
    this.pathOf.push(nestedPath === undefined ? 0 : this.numberOf(nestedPath));
    this.offsets.push(nestedOffset);
  }

  private writerOf({ field }: IndexedField): FieldWriter {
    const known = this.writers.get(field.name);
    if (known) return known;
    const writer = fieldWriter(field);
    this.writers.set(field.name, writer);
    return writer;
  }

  private numberOf(path: string): number {
    const known = this.paths.indexOf(path);
    return known >= 0 ? known + 1 : this.paths.push(path);
  }

  private addMetadata({ routing, parsed }: PendingDocument, root: number): void {
    for (const name of parsed.ignored) this.writerOf(IGNORED).add(name, root, IGNORED);
    if (routing !== undefined) this.writerOf(ROUTING).add(routing, root, ROUTING);
  }

  has(id: string): boolean {
    return this.live.has(id);
  }

  /** The newest version of a document, as it would be read from the segment. */
  get(id: string): StoredDocument | undefined {
    const at = this.live.get(id);
    if (at === undefined) return undefined;
    const [routing, ignored] = [this.routings.get(at), this.ignored.get(at) ?? []];
    const [version, seqNo] = [this.versions[at] ?? 0, this.seqNos[at] ?? 0];
    return storedDocument({ id, routing, version, seqNo, ignored }, this.sources[at] ?? "");
  }

  /** Marks a document as deleted; what follows under its id is another one. */
  drop(id: string): void {
    this.live.delete(id);
  }

  /** The segment; the writer is of no use afterwards. `undefined` when no document is left. */
  build(): SegmentView | undefined {
    if (this.live.size === 0) return undefined;
    const data = this.data();
    const dead = this.ids.length - this.live.size;
    if (dead === 0) return new SegmentView(data, 0, undefined, 0, 0);
    const deleted = this.deleted(data.size);
    return new SegmentView(data, 0, deleted.bits, deleted.count, dead);
  }

  private data(): SegmentData {
    const size = this.pathOf.length;
    const fields = new Map<string, FieldData>();
    for (const [name, writer] of this.writers) fields.set(name, writer.build(size));
    const { ids, routings, sources, ignored } = this;
    const [versions, seqNos] = [Float64Array.from(this.versions), Float64Array.from(this.seqNos)];
    const roots = this.roots.view();
    return {
      size,
      fields,
      stored: { ids, routings, versions, seqNos, sources, ignored },
      nested: size === ids.length ? undefined : this.nested(size),
      byId: new Map([...this.live].map(([id, at]) => [id, roots[at] ?? 0])),
    };
  }

  private nested(size: number): NestedColumns {
    const [roots, stored] = [new Int32Array(size), new Int32Array(size)];
    let doc = 0;
    for (const [at, root] of this.roots.view().entries()) {
      stored[root] = at;
      while (doc <= root) roots[doc++] = root;
    }
    const pathOf = Uint16Array.from(this.pathOf.view());
    return { paths: this.paths, pathOf, offsets: this.offsets.view().slice(), roots, stored };
  }

  private deleted(size: number): { bits: BitSet; count: number } {
    const bits = new BitSet(size);
    let [doc, count] = [0, 0];
    for (const [at, root] of this.roots.view().entries()) {
      const dead = this.live.get(this.ids[at] ?? "") !== at;
      if (dead) count += root + 1 - doc;
      for (; doc <= root; doc++) if (dead) bits.add(doc);
    }
    return { bits, count };
  }
}

/** A metadata field as a document's own field. */
function metadataField(name: string): IndexedField {
  const field = METADATA_FIELDS.get(name);
  if (!field) throw new Error(`no metadata field ${name}`);
  const mapping = {
    kind: "field",
    path: name,
    type: "keyword",
    set: new Map(),
    copyTo: [],
    fields: new Map(),
  } as const;
  return { field, mapping, below: [], coerce: undefined, ignoreMalformed: undefined, positionGap: 0 };
}

const IGNORED = metadataField("_ignored");
const ROUTING = metadataField("_routing");
