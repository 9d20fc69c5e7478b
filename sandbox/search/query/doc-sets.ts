import type { Segment } from "../index/reader";
import type { Matches } from "./matches";

// Lists of documents are ascending. Loops over them run some ten thousand times a query: they call nothing.

/** No document. */
export const none: Matches = { docs: new Int32Array(), scores: new Float32Array() };

/** Documents that pass, all with one score. */
export function selected(segment: Segment, score: number, passes: (doc: number) => boolean): Matches {
  const found = new Int32Array(segment.size);
  let count = 0;
  for (let doc = 0; doc < segment.size; doc += 1) if (passes(doc)) found[count++] = doc;
  return constant(found.subarray(0, count), score);
}

/** Documents that are marked with a number of at least `least`. */
export function markedDocs(marks: Uint8Array | Uint16Array, least = 1): Int32Array {
  const found = new Int32Array(marks.length);
  let count = 0;
  for (let doc = 0; doc < marks.length; doc += 1) if ((marks[doc] ?? 0) >= least) found[count++] = doc;
  return found.subarray(0, count);
}

/** Documents with one score. */
export const constant = (docs: Int32Array, score: number): Matches => ({
  docs,
  scores: new Float32Array(docs.length).fill(score),
});

/** Documents that all of the lists hold. */
export function intersection(lists: readonly Int32Array[]): Int32Array {
  const [first, ...rest] = lists.toSorted((a, b) => a.length - b.length);
  return first ? rest.reduce((common, list) => sieved(common, list, true), first) : new Int32Array();
}

/** Documents of one list that the other does not hold. */
export const difference = (docs: Int32Array, without: Int32Array): Int32Array => sieved(docs, without, false);

/** Documents that the other list holds, or does not hold. */
function sieved(docs: Int32Array, other: Int32Array, held: boolean): Int32Array {
  const found = new Int32Array(docs.length);
  let [count, at] = [0, 0];
  for (let i = 0; i < docs.length; i += 1) {
    const doc = docs[i] ?? 0;
    while (at < other.length && (other[at] ?? 0) < doc) at += 1;
    const has = at < other.length && other[at] === doc;
    if (has === held) found[count++] = doc;
  }
  return found.subarray(0, count);
}

/** Scores of several lists by document, in double as Lucene's disjunctions add them, and in how many lists each stands. */
export interface Sums {
  readonly sums: Float64Array;
  readonly counts: Uint16Array;
}

/** Sums the scores of lists over documents `0` to `size - 1`. */
export function accumulate(size: number, lists: readonly Matches[]): Sums {
  const sums = new Float64Array(size);
  const counts = new Uint16Array(size);
  for (const { docs, scores } of lists) {
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] ?? 0;
      if (scores) sums[doc] = (sums[doc] ?? 0) + (scores[i] ?? 0);
      counts[doc] = (counts[doc] ?? 0) + 1;
    }
  }
  return { sums, counts };
}

/** The sum of the scores that each document has in the lists, all of which hold it. */
export function sumsOf(docs: Int32Array, lists: readonly Required<Matches>[]): Float64Array {
  const sums = new Float64Array(docs.length);
  for (const { docs: held, scores } of lists) {
    let at = 0;
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] ?? 0;
      while (at < held.length && (held[at] ?? 0) < doc) at += 1;
      sums[i] = (sums[i] ?? 0) + (scores[at] ?? 0);
    }
  }
  return sums;
}
