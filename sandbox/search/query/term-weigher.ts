import type { MappedField } from "../index/mapping";
import type { FieldStatistics, Postings, Segment } from "../index/reader";
import { bm25, inverseDocumentFrequency, normFactors, termWeight } from "../score/bm25";
import { constant, none } from "./doc-sets";
import type { Matches } from "./matches";
import type { SearchScope } from "./scope";

type Weigher = (segment: Segment) => Matches;

/** Statistics in place of a term's own, where several terms share theirs. */
export interface SharedStatistics {
  readonly docFreq?: number | undefined;
  readonly docCount?: number | undefined;
}

/** What all documents have in common when a term is scored. */
export interface TermScoring {
  readonly docFreq: number;
  readonly docCount: number;
  readonly idf: number;
  readonly statistics: FieldStatistics;
}

/** Statistics of a term, or of several that count as one; `undefined` when no document has the field. */
export function termScoring(
  field: string,
  terms: readonly string[],
  { reader }: SearchScope,
  shared: SharedStatistics = {},
): TermScoring | undefined {
  const statistics = reader.fieldStatistics(field);
  if (!statistics) return undefined;
  const docFreq =
    shared.docFreq ?? Math.max(...terms.map((term) => reader.termStatistics(field, term).docFreq));
  const docCount = shared.docCount ?? statistics.docCount;
  return { docFreq, docCount, idf: inverseDocumentFrequency(docFreq, docCount), statistics };
}

/** Documents with a term, scored by BM25. */
export function termWeigher(
  field: MappedField,
  term: string,
  scope: SearchScope,
  boost: number,
  shared: SharedStatistics = {},
): Weigher {
  return synonymWeigher(field, [term], scope, boost, shared);
}

/** Documents with any of the terms, which count as one term: their frequencies are added. */
export function synonymWeigher(
  field: MappedField,
  terms: readonly string[],
  scope: SearchScope,
  boost: number,
  shared: SharedStatistics = {},
): Weigher {
  const scoring = termScoring(field.name, terms, scope, shared);
  if (!scoring) return () => none;
  const weight = termWeight(boost, scoring.idf);
  const factors = normFactors(scoring.statistics);
  return (segment) => {
    const found = unionOf(terms.flatMap((term) => postingsOf(segment, field.name, term) ?? []));
    if (!found) return none;
    const { docs, freqs } = found;
    if (field.similarity === "boolean") return constant(docs, boost);
    const norms = segment.norms(field.name);
    const scores = new Float32Array(docs.length);
    for (let i = 0; i < scores.length; i += 1) {
      // Without norms every document counts as one word long.
      const factor = factors[norms ? (norms[docs[i] ?? 0] ?? 1) : 1] ?? 0;
      scores[i] = bm25(weight, freqs[i] ?? 1, factor);
    }
    return { docs, scores };
  };
}

type Found = { readonly docs: Int32Array; readonly freqs: Int32Array };

/** Documents of any list with the sum of their frequencies. */
function unionOf(lists: readonly Found[]): Found | undefined {
  const [first, second] = lists;
  if (!first || !second) return first;
  const sums = new Map<number, number>();
  for (const { docs, freqs } of lists) {
    for (const [i, doc] of docs.entries()) sums.set(doc, (sums.get(doc) ?? 0) + (freqs[i] ?? 0));
  }
  const docs = Int32Array.from(sums.keys()).sort();
  return { docs, freqs: Int32Array.from(docs, (doc) => sums.get(doc) ?? 0) };
}

/** Postings of a term in a segment; undefined when it does not occur there. */
export function postingsOf(segment: Segment, field: string, term: string): Postings | undefined {
  const dictionary = segment.terms(field);
  const ordinal = dictionary?.find(term) ?? -1;
  return ordinal < 0 ? undefined : dictionary?.postings(ordinal);
}
