import { MOST_CLAUSES } from "./clause-limit";
import { compareTerms } from "../index/compare-terms";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { MappedField } from "../index/mapping";
import type { LuceneQuery } from "./lucene/lucene-query";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";

/**
 * What a pattern becomes with a `rewrite` that scores: the terms that fit as clauses, all of them or the first so many. Nothing where the
 * boost is the score, as it is without a `rewrite`.
 */
export function scoredTerms(
  rewrite: string | undefined,
  field: MappedField,
  fits: (term: string) => boolean,
  scope: SearchScope,
): LuceneQuery | undefined {
  if (rewrite === undefined || rewrite.startsWith("constant_score")) return undefined;
  const [, how = "", most] =
    /^(top_terms|top_terms_boost|top_terms_blended_freqs)_(\d+)$/.exec(rewrite) ?? [];
  if (how === "" && rewrite !== "scoring_boolean") {
    const cause = illegalArgument(`Failed to parse rewrite_method [${rewrite}]`);
    throw shardError(scope, `failed to create query: ${cause.reason}`, cause);
  }
  const terms = termsThatFit(field, fits, scope).slice(0, most === undefined ? undefined : Number(most));
  if (terms.length > MOST_CLAUSES)
    throw new SearchError(400, "too_many_clauses", `maxClauseCount is set to ${MOST_CLAUSES}`);
  const frequency = (term: string): number => scope.reader.termStatistics(field.name, term).docFreq;
  const shared = how === "top_terms_blended_freqs" ? { docFreq: Math.max(0, ...terms.map(frequency)) } : {};
  const clauses = terms.map((term) => ({
    occur: "should" as const,
    query: clauseOf(how === "top_terms_boost", field, term, shared),
  }));
  return { kind: "boolean", clauses, minimum: 1, boost: 1 };
}

function clauseOf(
  constant: boolean,
  field: MappedField,
  term: string,
  shared: { readonly docFreq?: number },
): LuceneQuery {
  if (!constant) return { kind: "term", field, term, boost: 1, ...shared };
  const shown = `${field.name}:${term}`;
  return { kind: "term_set", field, fits: (other) => other === term, boost: 1, shown };
}

/** Terms of live documents, in order. */
function termsThatFit(
  field: MappedField,
  fits: (term: string) => boolean,
  { reader }: SearchScope,
): string[] {
  const terms = new Set<string>();
  for (const segment of reader.segments) {
    const dictionary = segment.terms(field.name);
    for (let ordinal = 0; ordinal < (dictionary?.size ?? 0); ordinal += 1) {
      const term = dictionary?.term(ordinal) ?? "";
      if (fits(term) && reader.termStatistics(field.name, term).docFreq > 0) terms.add(term);
    }
  }
  return [...terms].sort(compareTerms);
}
