import { BitSet } from "./bit-set";
import { SegmentsReader } from "./index-reader";
import { mergeSegments } from "./merge-segments";
import type { StoredDocument } from "./reader";
import type { PendingDocument } from "./segment-data";
import { SegmentView } from "./segment-view";
import { SegmentWriter } from "./segment-writer";
import { shardOf } from "./shard-of";
import type { KnownVersion } from "./version-conflict";

/** As long as a deletion's version is remembered, ms (`index.gc_deletes`). */
const TOMBSTONE_MS = 60_000;
/** Segments of about one size before they are merged, as Lucene's tiered policy has it. */
const SEGMENTS_PER_TIER = 10;

interface Tombstone extends KnownVersion {
  readonly at: number;
}

/** Deletions in a segment that no reader sees yet. */
interface Deletions {
  readonly bits: BitSet;
  count: number;
  roots: number;
}

/**
 * The documents of one index: segments that readers see, a buffer that only `get` sees, deletions that wait for the
 * next refresh. A fork shares all of it; whoever writes first copies the buffer.
 */
export class DocumentStore {
  private buffer = new SegmentWriter();
  /** Segments of documents that a fork found in the buffer: shared, and not to be seen before the next refresh. */
  private hidden: readonly SegmentView[] = [];
  private deletions = new Map<SegmentView, Deletions>();
  private tombstones = new Map<string, Tombstone>();
  private shared = false;
  /** By shard: sequence numbers count in each. */
  private readonly nextSeqNos: number[];
  private current: SegmentsReader;

  constructor(
    name: string,
    readonly shards: number,
  ) {
    this.nextSeqNos = Array.from({ length: shards }, () => 0);
    this.current = new SegmentsReader(name, []);
  }

  get reader(): SegmentsReader {
    return this.current;
  }

  get dirty(): boolean {
    return this.buffer.count > 0 || this.hidden.length > 0 || this.deletions.size > 0;
  }

  get maxSeqNo(): number {
    return Math.max(...this.nextSeqNos) - 1;
  }

  /** The same documents under another name; neither sees what the other writes. */
  fork(name: string): DocumentStore {
    this.seal();
    const fork = new DocumentStore(name, this.shards);
    fork.hidden = this.hidden;
    fork.deletions = this.deletions;
    fork.tombstones = this.tombstones;
    for (const [shard, next] of this.nextSeqNos.entries()) fork.nextSeqNos[shard] = next;
    fork.current =
      name === this.current.index ? this.current : new SegmentsReader(name, this.current.segments);
    fork.shared = true;
    this.shared = true;
    return fork;
  }

  /** Closes the buffer into a segment that no reader sees yet. */
  private seal(): void {
    const written = this.buffer.build();
    if (written) this.hidden = [...this.hidden, written];
    if (this.buffer.used) this.buffer = new SegmentWriter();
  }

  private own(): void {
    if (!this.shared) return;
    this.deletions = new Map(
      [...this.deletions].map(([segment, { bits, count, roots }]) => [
        segment,
        { bits: bits.copy(), count, roots },
      ]),
    );
    this.tombstones = new Map(this.tombstones);
    this.shared = false;
  }

  /** True when documents with these routings lie in one shard. */
  sameShard(a: string, b: string): boolean {
    return this.shards === 1 || shardOf(a, this.shards) === shardOf(b, this.shards);
  }

  /** The next sequence number of the shard that a document belongs to. */
  takeSeqNo(routing: string): number {
    const shard = shardOf(routing, this.shards);
    const next = this.nextSeqNos[shard] ?? 0;
    this.nextSeqNos[shard] = next + 1;
    return next;
  }

  known(id: string, now: number): KnownVersion | undefined {
    const document = this.get(id);
    if (document) return { version: document.version, seqNo: document.seqNo, deleted: false };
    const tombstone = this.tombstones.get(id);
    return tombstone && now - tombstone.at <= TOMBSTONE_MS ? tombstone : undefined;
  }

  /** The newest version, searchable or not. */
  get(id: string): StoredDocument | undefined {
    const pending = this.buffer.get(id);
    if (pending) return pending;
    const place = this.locate(id);
    return place?.segment.document(place.doc);
  }

  /** As of the last refresh. */
  getSearchable(id: string): StoredDocument | undefined {
    for (const segment of this.current.segments) {
      const doc = segment.find(id);
      if (doc !== undefined) return segment.document(doc);
    }
    return undefined;
  }

  private locate(id: string): { segment: SegmentView; doc: number } | undefined {
    for (const segment of [...this.hidden, ...this.current.segments]) {
      const doc = segment.find(id);
      if (doc !== undefined && !this.deletions.get(segment)?.bits.has(doc)) return { segment, doc };
    }
    return undefined;
  }

  /** Puts a document into the buffer, in place of an older version. */
  put(document: PendingDocument, isNew: boolean): void {
    this.own();
    if (!isNew) this.drop(document.id);
    this.tombstones.delete(document.id);
    this.buffer.add(document);
  }

  /** Removes a document, or notes that it was asked to. */
  remove(id: string, tombstone: { version: number; seqNo: number; at: number }): void {
    this.own();
    this.drop(id);
    this.tombstones.set(id, { ...tombstone, deleted: true });
  }

  private drop(id: string): void {
    if (this.buffer.has(id)) {
      this.buffer.drop(id);
      return;
    }
    const place = this.locate(id);
    if (place) this.markDeleted(place.segment, place.doc);
  }

  private markDeleted(segment: SegmentView, root: number): void {
    const known = this.deletions.get(segment);
    const deletions = known ?? {
      bits: segment.deleted?.copy() ?? new BitSet(segment.size),
      count: segment.deletedCount,
      roots: segment.deletedRoots,
    };
    if (!known) this.deletions.set(segment, deletions);
    let doc = root;
    do {
      deletions.bits.add(doc);
      deletions.count++;
    } while (--doc >= 0 && !segment.isRoot(doc));
    deletions.roots++;
  }

  /** Makes the buffer a segment and lets the deletions be seen. */
  refresh(): void {
    if (!this.dirty) return;
    this.own();
    this.seal();
    const all = [...this.current.segments, ...this.hidden].map((segment) => this.withDeletions(segment));
    this.show(compact(all.filter((segment) => segment.liveRoots > 0)));
    this.hidden = [];
    this.deletions = new Map();
  }

  private withDeletions(segment: SegmentView): SegmentView {
    const deletions = this.deletions.get(segment);
    return deletions
      ? new SegmentView(segment.data, segment.docBase, deletions.bits, deletions.count, deletions.roots)
      : segment;
  }

  /** Rewrites everything searchable into one segment without deleted documents. */
  forceMerge(): void {
    this.refresh();
    const { segments } = this.current;
    if (segments.length === 0 || (segments.length === 1 && !segments[0]?.deleted)) return;
    this.show([new SegmentView(mergeSegments(interleaved(segments)), 0, undefined, 0, 0)]);
  }

  private show(segments: readonly SegmentView[]): void {
    let docBase = 0;
    const placed = segments.map((segment) => {
      const view = segment.at(docBase);
      docBase += segment.size;
      return view;
    });
    this.current = new SegmentsReader(this.current.index, placed);
  }
}

/**
 * The newest, the oldest, the next to newest and so on: so Elasticsearch orders what it is told to merge, that the newest documents of
 * logs are found as soon as the oldest (its `ShuffleForcedMergePolicy`).
 */
function interleaved(segments: readonly SegmentView[]): readonly SegmentView[] {
  const newest = segments.toReversed();
  return segments.flatMap((oldest, i) => [...newest.slice(i, i + 1), oldest]).slice(0, segments.length);
}

/** Merges the last segments while there are too many of about one size; the order of documents stays. */
function compact(segments: readonly SegmentView[]): readonly SegmentView[] {
  const tier = (segment: SegmentView): number => Math.floor(Math.log10(segment.size));
  const last = segments.at(-1);
  if (!last || segments.length < SEGMENTS_PER_TIER) return segments;
  const from = segments.findLastIndex((segment) => tier(segment) > tier(last)) + 1;
  const tail = segments.slice(from);
  if (tail.length < SEGMENTS_PER_TIER) return segments;
  return compact([...segments.slice(0, from), new SegmentView(mergeSegments(tail), 0, undefined, 0, 0)]);
}
