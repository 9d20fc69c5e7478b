import type { MappedField } from "../../index/mapping";
import { compareTerms } from "../../index/compare-terms";
import { editsFor, type FuzzyOptions } from "../fuzziness";
import type { SearchScope } from "../scope";
import { editDistance } from "./edit-distance";
import { boosted, type LuceneClause, type LuceneQuery, nothing } from "./lucene-query";

interface Candidate {
  readonly term: string;
  /** 1 for the word itself, less the more edits it takes. */
  readonly boost: number;
}

/**
 * A word and those that look like it: each is a should clause whose boost falls with the edits, and all share the document frequency of
 * the most frequent one (Lucene's TopTermsBlendedFreqScoringRewrite).
 */
export function fuzzyQuery(
  field: MappedField,
  word: string,
  options: FuzzyOptions,
  scope: SearchScope,
): LuceneQuery {
  const letters = [...word];
  const edits = editsFor(options.fuzziness, letters.length);
  const shown = `${field.name}:${word}~${edits}`;
  const found = candidates(field, letters, edits, options, scope);
  if (options.constantScore) {
    const terms = new Set(found.map(({ term }) => term));
    return { kind: "term_set", field, fits: (term) => terms.has(term), boost: 1, shown };
  }
  const best = found
    .toSorted((a, b) => b.boost - a.boost || compareTerms(a.term, b.term))
    .slice(0, options.maxExpansions)
    .toSorted((a, b) => compareTerms(a.term, b.term));
  const docFreq = Math.max(
    0,
    ...best.map(({ term }) => scope.reader.termStatistics(field.name, term).docFreq),
  );
  const clauses = best.map(({ term, boost }): LuceneClause => {
    const query: LuceneQuery = { kind: "term", field, term, boost: 1, docFreq };
    return { occur: "should", query: boosted(query, boost) };
  });
  const [only, second] = clauses;
  if (!only) return nothing('MatchNoDocsQuery("empty BooleanQuery")');
  return second ? { kind: "boolean", clauses, minimum: 1, boost: 1 } : only.query;
}

function candidates(
  field: MappedField,
  letters: readonly string[],
  edits: number,
  { prefixLength, transpositions }: FuzzyOptions,
  scope: SearchScope,
): Candidate[] {
  const word = letters.join("");
  const prefix = letters.slice(0, prefixLength).join("");
  const terms = new Set<string>();
  for (const segment of scope.reader.segments) {
    const dictionary = segment.terms(field.name);
    if (!dictionary) continue;
    for (let ordinal = 0; ordinal < dictionary.size; ordinal += 1) {
      const term = dictionary.term(ordinal);
      // Two UTF-16 units a code point at most.
      if (term.startsWith(prefix) && Math.abs(term.length - word.length) <= 2 * edits) terms.add(term);
    }
  }
  return [...terms].flatMap((term) => {
    const other = [...term];
    const distance = term === word ? 0 : editDistance(letters, other, edits, transpositions);
    if (distance === undefined || scope.reader.termStatistics(field.name, term).docFreq === 0) return [];
    const shortest = Math.min(letters.length, other.length);
    const boost = distance === 0 ? 1 : Math.fround(1 - Math.fround(distance / shortest));
    return boost >= 0 ? [{ term, boost }] : [];
  });
}
