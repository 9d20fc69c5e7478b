import type { FieldStatistics, IndexReader } from "./reader";
import type { SegmentView } from "./segment-view";

/** All segments of an index at one moment. Statistics are counted when first asked for, without deleted documents. */
export class SegmentsReader implements IndexReader {
  readonly documents: number;
  readonly maxDoc: number;
  private readonly statistics = new Map<string, FieldStatistics | undefined>();

  constructor(
    readonly index: string,
    readonly segments: readonly SegmentView[],
  ) {
    this.documents = segments.reduce((sum, segment) => sum + segment.liveRoots, 0);
    this.maxDoc = segments.reduce((sum, segment) => sum + segment.size - segment.deletedCount, 0);
  }

  fieldStatistics(field: string): FieldStatistics | undefined {
    if (!this.statistics.has(field)) this.statistics.set(field, this.countField(field));
    return this.statistics.get(field);
  }

  private countField(field: string): FieldStatistics | undefined {
    const sum = { docCount: 0, sumTotalTermFreq: 0, sumDocFreq: 0 };
    for (const segment of this.segments) {
      const counted = countSegment(segment, field);
      sum.docCount += counted.docCount;
      sum.sumTotalTermFreq += counted.sumTotalTermFreq;
      sum.sumDocFreq += counted.sumDocFreq;
    }
    return sum.docCount === 0 ? undefined : sum;
  }

  termStatistics(field: string, term: string): { docFreq: number; totalTermFreq: number } {
    const sum = { docFreq: 0, totalTermFreq: 0 };
    for (const segment of this.segments) {
      const terms = segment.terms(field);
      const ordinal = terms?.find(term) ?? -1;
      if (!terms || ordinal < 0) continue;
      const { docs, freqs } = terms.postings(ordinal);
      for (let i = 0; i < docs.length; i++) {
        if (!segment.allLive && !segment.isLive(docs[i] ?? 0)) continue;
        sum.docFreq++;
        sum.totalTermFreq += freqs[i] ?? 0;
      }
    }
    return sum;
  }
}

/** One pass over all postings of the field. */
function countSegment(segment: SegmentView, field: string): FieldStatistics {
  const counted = { docCount: 0, sumTotalTermFreq: 0, sumDocFreq: 0 };
  const terms = segment.terms(field);
  if (!terms) return counted;
  const seen = new Uint8Array(segment.size);
  for (let ordinal = 0; ordinal < terms.size; ordinal++) {
    const { docs, freqs } = terms.postings(ordinal);
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] ?? 0;
      if (!segment.isLive(doc)) continue;
      if (seen[doc] === 0) counted.docCount++;
      seen[doc] = 1;
      counted.sumDocFreq++;
      counted.sumTotalTermFreq += freqs[i] ?? 0;
    }
  }
  return counted;
}
