import type { Segment } from "../index/reader";
import type { SearchScope } from "../query/scope";

/** Documents of one segment, ascending, roots or nested objects. */
export interface DocumentPart {
  readonly scope: SearchScope;
  readonly segment: Segment;
  /** Position in `scope.reader.segments`. */
  readonly number: number;
  readonly docs: ArrayLike<number>;
  /** One a document; absent where nobody asked for scores. */
  readonly scores: ArrayLike<number> | undefined;
}

/** Documents of a bucket over all indices and segments, in order of indexing. */
export type DocumentSet = readonly DocumentPart[];

/** How many documents a set has. */
export function countDocuments(set: DocumentSet): number {
  return set.reduce((count, part) => count + part.docs.length, 0);
}

/** Documents of every part for which the test holds; `testFor` is asked once a part. */
export function filterDocuments(
  set: DocumentSet,
  testFor: (part: DocumentPart) => (doc: number) => boolean,
): DocumentSet {
  return set.map((part) => {
    const test = testFor(part);
    const docs: number[] = [];
    const scores: number[] | undefined = part.scores && [];
    for (let i = 0; i < part.docs.length; i++) {
      const doc = part.docs[i] ?? 0;
      if (!test(doc)) continue;
      docs.push(doc);
      scores?.push(part.scores?.[i] ?? 0);
    }
    return { ...part, docs, scores };
  });
}

/** Every live root document of an index. */
export function allDocuments(scope: SearchScope): DocumentSet {
  return scope.reader.segments.map((segment, number) => {
    const docs: number[] = [];
    for (let doc = 0; doc < segment.size; doc++) {
      if (segment.isRoot(doc) && segment.isLive(doc)) docs.push(doc);
    }
    return { scope, segment, number, docs, scores: undefined };
  });
}

/** A bucket that is being filled, in order of documents. */
export class Gathered {
  count = 0;
  readonly #parts: { of: DocumentPart; docs: number[]; scores: number[] }[] = [];

  /** Takes in the `i`-th document of a part; without `keep` it is only counted. */
  add(part: DocumentPart, i: number, keep: boolean): void {
    this.count++;
    if (!keep) return;
    let last = this.#parts.at(-1);
    if (last?.of !== part) {
      last = { of: part, docs: [], scores: [] };
      this.#parts.push(last);
    }
    last.docs.push(part.docs[i] ?? 0);
    if (part.scores) last.scores.push(part.scores[i] ?? 0);
  }

  set(): DocumentSet {
    return this.#parts.map(({ of, docs, scores }) => ({ ...of, docs, scores: of.scores && scores }));
  }
}
