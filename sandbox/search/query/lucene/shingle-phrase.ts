import type { Analyzer } from "../../analysis/analyzer";
import { shingleAnalyzer } from "../../index/shingles";
import type { MappedField, Mapping } from "../../index/mapping";
import type { LuceneQuery } from "./lucene-query";
import { wordsOf } from "./text-query";

const LONGEST_PREFIX = 20;

/** A sub-field of search_as_you_type that is asked in place of its parent, and the analyzer that makes its word n-grams. */
export interface ShingleField {
  readonly field: MappedField;
  readonly analyzer: Analyzer;
}

/**
 * The word n-grams that a phrase on a search_as_you_type field is looked up in: as long as the phrase, as far as there are any. Nothing for a
 * single word, a phrase with a slop or a hole, and other fields (Elasticsearch's `SearchAsYouTypeFieldMapper`).
 */
export function shinglesFor(
  text: string,
  slop: number,
  field: MappedField,
  analyzer: Analyzer,
  mapping: Mapping,
): ShingleField | undefined {
  if (field.type !== "search_as_you_type" || field.name !== field.sourcePath || slop > 0) return undefined;
  const words = wordsOf(analyzer.analyze(text).tokens);
  if (words.length < 2 || words.some(({ position }, i) => position !== i)) return undefined;
  for (let size = words.length; size >= 2; size -= 1) {
    const shingles = mapping.field(`${field.name}._${size}gram`);
    if (shingles) return { field: shingles, analyzer: shingleAnalyzer(analyzer, size) };
  }
  return undefined;
}

/**
 * A phrase of word n-grams whose last one is only begun: that one is looked up among the prefixes. Nothing where it is no field of n-grams,
 * or the last one is longer than the prefixes are.
 */
export function shinglePrefix(
  text: string,
  field: MappedField,
  analyzer: Analyzer,
  mapping: Mapping,
): LuceneQuery | undefined {
  if (!/\._\dgram$/.test(field.name)) return undefined;
  const prefixes = mapping.field(field.name.replace(/_\dgram$/, "_index_prefix"));
  const words = wordsOf(analyzer.analyze(text).tokens);
  const last = words.at(-1);
  if (!prefixes || !last || last.terms.some((term) => term.length > LONGEST_PREFIX)) return undefined;
  if (words.length === 1) return { kind: "synonym", field: prefixes, terms: last.terms, boost: 1 };
  return {
    kind: "phrase",
    field,
    words: [...words.slice(0, -1), { ...last, field: prefixes }],
    slop: 0,
    boost: 1,
  };
}
