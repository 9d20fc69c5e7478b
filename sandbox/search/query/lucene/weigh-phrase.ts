import type { Postings, Segment } from "../../index/reader";
import { bm25, inverseDocumentFrequency, normFactors, termWeight } from "../../score/bm25";
import { intersection, none } from "../doc-sets";
import type { Matches } from "../matches";
import type { SearchScope } from "../scope";
import { postingsOf } from "../term-weigher";
import { exactFrequencies } from "./exact-phrase";
import type { LucenePhrase } from "./lucene-query";
import { exactFrequency, sloppyFrequency, type WordPositions } from "./phrase-frequency";

type Weigher = (segment: Segment) => Matches;

/** A term of a phrase and how rare it is. */
export interface PhraseTerm {
  readonly term: string;
  readonly docFreq: number;
  readonly idf: number;
}

/** Terms of a phrase that occur, in its order; the rarity of a phrase is the sum of theirs. */
export function phraseTerms({ field, words }: LucenePhrase, { reader }: SearchScope): PhraseTerm[] {
  const statistics = reader.fieldStatistics(field.name);
  if (!statistics) return [];
  return words.flatMap(({ terms, field: own = field }) =>
    terms.flatMap((term) => {
      const { docFreq } = reader.termStatistics(own.name, term);
      return docFreq === 0
        ? []
        : [{ term, docFreq, idf: inverseDocumentFrequency(docFreq, statistics.docCount) }];
    }),
  );
}

/** The sum of rarities: doubles that become a float at the end. */
export const phraseIdf = (terms: readonly PhraseTerm[]): number =>
  Math.fround(terms.reduce((sum, { idf }) => sum + idf, 0));

/** Documents with the words of a phrase side by side, or within its slop. */
export function weighPhrase(phrase: LucenePhrase, scope: SearchScope, boost: number): Weigher {
  const statistics = scope.reader.fieldStatistics(phrase.field.name);
  if (!statistics) return () => none;
  const weight = termWeight(boost, phraseIdf(phraseTerms(phrase, scope)));
  const factors = normFactors(statistics);
  return (segment) => {
    const norms = segment.norms(phrase.field.name);
    const docs: number[] = [];
    const scores: number[] = [];
    for (const { doc, frequency } of phraseMatches(phrase, segment)) {
      docs.push(doc);
      scores.push(bm25(weight, frequency, factors[norms?.[doc] ?? 1] ?? 0));
    }
    return { docs: Int32Array.from(docs), scores: Float32Array.from(scores) };
  };
}

/** Documents of a segment in which a phrase occurs, with how often. */
export function phraseMatches(
  { field, words, slop }: LucenePhrase,
  segment: Segment,
): { doc: number; frequency: number }[] {
  const lists = words.map(({ terms, field: own = field }) =>
    terms.flatMap((term) => postingsOf(segment, own.name, term) ?? []),
  );
  if (lists.some((list) => list.length === 0)) return [];
  const docs = intersection(lists.map(documentsOf));
  if (slop === 0 && lists.every((list) => list.length === 1)) return wordForWord(words, lists.flat(), docs);
  const groups = repeatedWords(words);
  return Array.from(docs).flatMap((doc) => {
    const places = words.map(({ position }, i): WordPositions => {
      const group = groups[i];
      const positions = positionsOf(lists[i] ?? [], doc);
      return { offset: position, positions, ...(group !== undefined && { group }) };
    });
    const frequency = slop === 0 ? exactFrequency(places) : sloppyFrequency(places, slop);
    return frequency > 0 ? [{ doc, frequency }] : [];
  });
}

/** The way of nearly every phrase: without alternatives and without slop. */
function wordForWord(
  words: LucenePhrase["words"],
  postings: readonly Postings[],
  docs: Int32Array,
): { doc: number; frequency: number }[] {
  const lists = postings.map((each, i) => ({ postings: each, offset: words[i]?.position ?? 0 }));
  const matches: { doc: number; frequency: number }[] = [];
  for (const [i, frequency] of exactFrequencies(lists, docs).entries())
    if (frequency > 0) matches.push({ doc: docs[i] ?? 0, frequency });
  return matches;
}

/** Words with equal terms get one number; a word that comes once has none. */
function repeatedWords(words: LucenePhrase["words"]): (number | undefined)[] {
  const keys = words.map(({ terms }) => terms.join("\0"));
  return keys.map((key) => (keys.filter((each) => each === key).length > 1 ? keys.indexOf(key) : undefined));
}

function documentsOf(lists: readonly Postings[]): Int32Array {
  const [first, second] = lists;
  if (first && !second) return first.docs;
  return Int32Array.from(new Set(lists.flatMap(({ docs }) => [...docs]))).sort();
}

function positionsOf(lists: readonly Postings[], doc: number): Int32Array {
  const found = lists.flatMap((list) => {
    const at = find(list.docs, doc);
    return list.docs[at] === doc ? [list.positions(at)] : [];
  });
  const [first, second] = found;
  if (first && !second) return first;
  return Int32Array.from(new Set(found.flatMap((positions) => [...positions]))).sort();
}

function find(docs: Int32Array, doc: number): number {
  let [low, high] = [0, docs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docs[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}
