import { type FieldBoost, resolveFields } from "../field-boosts";
import type { FuzzyOptions } from "../fuzziness";
import { boosted, type LuceneQuery, nothing } from "../lucene/lucene-query";
import { multiMatchQuery } from "../lucene/multi-match-query";
import type { MultiMatchQuery, Query } from "../query";
import type { SearchScope } from "../scope";

/** Where the parts of a query string are looked for, and how. */
export interface LeafOptions {
  readonly operator: "or" | "and";
  readonly type: MultiMatchQuery["type"];
  readonly tieBreaker: number;
  readonly analyzer: string | undefined;
  readonly lenient: boolean | undefined;
}

/** A text on fields: its words, or a phrase of them. */
export function compileText(
  text: string,
  asked: readonly FieldBoost[],
  slop: number | undefined,
  options: LeafOptions,
  scope: SearchScope,
): LuceneQuery {
  const { fields, all } = resolveFields(asked, scope);
  if (fields.length === 0) return nothing("No mappings found");
  return multiMatchQuery(
    {
      kind: "multi_match",
      text,
      fields,
      type: slop === undefined ? options.type : "phrase",
      operator: options.operator,
      minimumShouldMatch: undefined,
      tieBreaker: options.tieBreaker,
      analyzer: options.analyzer,
      zeroTerms: "none",
      fuzzy: undefined,
      slop: slop ?? 0,
      maxExpansions: 50,
      lenient: options.lenient ?? all,
      boost: 1,
    },
    scope,
  );
}

/** A query of another kind on each field; the best of them counts. */
export function onEach(
  asked: readonly FieldBoost[],
  { lenient, tieBreaker }: LeafOptions,
  scope: SearchScope,
  queryOf: (field: string) => Query,
): LuceneQuery {
  const { fields, all } = resolveFields(asked, scope);
  const mapped = fields.filter(({ field }) => scope.mapping.field(field));
  const queries = mapped.map(({ field, boost }): LuceneQuery => {
    const query: LuceneQuery = { kind: "other", query: queryOf(field), boost: 1, lenient: lenient ?? all };
    return boosted(query, boost);
  });
  const [only, second] = queries;
  if (!only) return nothing("No mappings found");
  return second ? { kind: "dis_max", queries, tieBreaker, boost: 1 } : only;
}

/** A misspelt word on a field. */
export const fuzzyOn =
  (value: string, fuzzy: FuzzyOptions) =>
  (field: string): Query => ({ kind: "fuzzy", field, value, fuzzy, boost: 1 });

/** The beginning of a word as the analyzer of a field would write it. */
export function asWord(name: string, text: string, { mapping }: SearchScope): string {
  const field = mapping.field(name);
  return (field?.searchAnalyzer ?? field?.normalizer)?.normalize(text) ?? text;
}
