import type { BitSet } from "./bit-set";
import type {
  GeoColumn,
  KeywordColumn,
  NumberColumn,
  Segment,
  StoredDocument,
  TermDictionary,
} from "./reader";
import { type SegmentData, storedDocument } from "./segment-data";

/** A segment as one reader sees it: its data, and which documents are deleted. */
export class SegmentView implements Segment {
  readonly size: number;

  constructor(
    readonly data: SegmentData,
    readonly docBase: number,
    /** Deleted documents, nested ones with their root; absent when none is. */
    readonly deleted: BitSet | undefined,
    readonly deletedCount: number,
    /** Roots among the deleted. */
    readonly deletedRoots: number,
  ) {
    this.size = data.size;
  }

  /** The same segment at another place. */
  at(docBase: number): SegmentView {
    return docBase === this.docBase
      ? this
      : new SegmentView(this.data, docBase, this.deleted, this.deletedCount, this.deletedRoots);
  }

  get liveRoots(): number {
    return this.data.stored.ids.length - this.deletedRoots;
  }

  get allLive(): boolean {
    return this.deleted === undefined;
  }

  isLive(doc: number): boolean {
    return this.deleted === undefined || !this.deleted.has(doc);
  }

  terms(field: string): TermDictionary | undefined {
    const data = this.data.fields.get(field);
    return data?.text ?? data?.keywords?.terms();
  }

  norms(field: string): Uint8Array | undefined {
    return this.data.fields.get(field)?.norms;
  }

  numbers(field: string): NumberColumn | undefined {
    return this.data.fields.get(field)?.numbers;
  }

  keywords(field: string): KeywordColumn | undefined {
    return this.data.fields.get(field)?.keywords;
  }

  geoPoints(field: string): GeoColumn | undefined {
    return this.data.fields.get(field)?.geo;
  }

  hasField(field: string, doc: number): boolean {
    return this.data.fields.get(field)?.present.has(doc) ?? false;
  }

  rootOf(doc: number): number {
    return this.data.nested ? (this.data.nested.roots[doc] ?? doc) : doc;
  }

  get allRoots(): boolean {
    return this.data.nested === undefined;
  }

  isRoot(doc: number): boolean {
    return this.data.nested === undefined || this.data.nested.pathOf[doc] === 0;
  }

  nestedPath(doc: number): string | undefined {
    const path = this.data.nested?.pathOf[doc] ?? 0;
    return path === 0 ? undefined : this.data.nested?.paths[path - 1];
  }

  nestedOffset(doc: number): number {
    return this.data.nested?.offsets[doc] ?? 0;
  }

  find(id: string): number | undefined {
    const doc = this.data.byId.get(id);
    return doc !== undefined && this.isLive(doc) ? doc : undefined;
  }

  document(root: number): StoredDocument {
    const { stored, nested } = this.data;
    const at = nested ? (nested.stored[root] ?? 0) : root;
    const document = {
      id: stored.ids[at] ?? "",
      routing: stored.routings.get(at),
      version: stored.versions[at] ?? 0,
      seqNo: stored.seqNos[at] ?? 0,
      ignored: stored.ignored.get(at) ?? [],
    };
    return storedDocument(document, stored.sources[at] ?? "");
  }
}
