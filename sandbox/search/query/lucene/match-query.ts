import type { Analyzer } from "../../analysis/analyzer";
import { illegalArgument, SearchError } from "../../errors/search-error";
import type { MappedField } from "../../index/mapping";
import { checkClauses } from "../clause-limit";
import { minimumOf } from "../minimum-should-match";
import type { BoolPrefixQuery, MatchQuery, PhrasePrefixQuery, PhraseQuery } from "../query";
import type { SearchScope } from "../scope";
import { shardError } from "../shard-error";
import { fuzzyQuery } from "./fuzzy-terms";
import { type LuceneQuery, nothing } from "./lucene-query";
import { shinglePrefix, shinglesFor } from "./shingle-phrase";
import { merged, textQuery, withMinimum, wordsOf } from "./text-query";

/** The queries on the words of one field. */
export type WordsQuery = MatchQuery | PhraseQuery | PhrasePrefixQuery | BoolPrefixQuery;

/** What a query on words asks of its index. */
export function wordsQuery(query: WordsQuery, scope: SearchScope): LuceneQuery {
  const field = scope.mapping.field(query.field);
  if (!field) return nothing(unmappedReason(query));
  const analyzer = analyzerOf(query, field, scope);
  if (query.kind === "match_phrase_prefix") return phrasePrefix(query, field, analyzer, scope);
  if (!analyzer) return asTerm(query, field, scope);
  if (query.kind !== "match_phrase") return merged(match(query, field, analyzer, scope));
  const shingles = shinglesFor(query.text, query.slop, field, analyzer, scope.mapping);
  return merged(phrase(query, shingles?.field ?? field, shingles?.analyzer ?? analyzer));
}

const unmappedReason = ({ kind, field }: WordsQuery): string =>
  kind === "match_phrase_prefix" ? `unmapped fields [${field}]` : `unmapped field [${field}]`;

/** How Lucene prints a phrase whose last word is only begun, before it knows the terms that it may stand for. */
export function phrasePrefixText(query: PhrasePrefixQuery, scope: SearchScope): string | undefined {
  const field = scope.mapping.field(query.field);
  const analyzer = field && analyzerOf(query, field, scope);
  const words = analyzer ? wordsOf(analyzer.analyze(query.text).tokens) : [];
  if (words.length === 0) return undefined;
  const shown = words.map(({ terms }, i) => {
    const texts = terms.map((term) => (i === words.length - 1 ? `${term}*` : term));
    return texts.length > 1 ? `(${texts.join(" ")})` : texts.join("");
  });
  return `${query.field}:"${shown.join(" ")}"${query.slop > 0 ? `~${query.slop}` : ""}`;
}

function match(
  query: MatchQuery | BoolPrefixQuery,
  field: MappedField,
  analyzer: Analyzer,
  scope: SearchScope,
): LuceneQuery {
  const { fuzzy } = query;
  const found = textQuery(query.text, field, analyzer, {
    occur: query.operator === "and" ? "must" : "should",
    ...(fuzzy && { wordQuery: (word) => fuzzyQuery(field, word, fuzzy, scope) }),
    ...(query.kind === "match_bool_prefix" && { lastQuery: (words) => prefixQuery(field, words) }),
  });
  if (!found) return noWords(query.kind === "match" ? query.zeroTerms : "none");
  if (found.kind === "boolean") checkClauses(found.clauses.length, scope);
  const { minimumShouldMatch } = query;
  return minimumShouldMatch === undefined
    ? found
    : withMinimum(found, (clauses) => minimumOf(minimumShouldMatch, clauses));
}

/** Any term that begins with one of the words. */
export function prefixQuery(field: MappedField, words: readonly string[]): LuceneQuery {
  const shown = `${field.name}:${words.join("|")}*`;
  return {
    kind: "term_set",
    field,
    fits: (term) => words.some((word) => term.startsWith(word)),
    boost: 1,
    shown,
  };
}

function phrase({ text, slop, zeroTerms }: PhraseQuery, field: MappedField, analyzer: Analyzer): LuceneQuery {
  const words = wordsOf(analyzer.analyze(text).tokens);
  if (words.length === 0) return noWords(zeroTerms);
  const [only, second] = words;
  // A phrase of one word is that word.
  if (only && !second) {
    const [term = "", more] = only.terms;
    return more === undefined
      ? { kind: "term", field, term, boost: 1 }
      : { kind: "synonym", field, terms: only.terms, boost: 1 };
  }
  return { kind: "phrase", field, words, slop, boost: 1 };
}

/** The last word stands for the terms that begin with it, `maxExpansions` at most. */
function phrasePrefix(
  query: PhrasePrefixQuery,
  field: MappedField,
  analyzer: Analyzer | undefined,
  scope: SearchScope,
): LuceneQuery {
  const { text, slop, maxExpansions, zeroTerms } = query;
  if (!analyzer) {
    const reason = `Can only use phrase prefix queries on text fields - not on [${field.name}] which is of type [${field.type}]`;
    throw shardError(scope, `failed to create query: ${reason}`, illegalArgument(reason));
  }
  const shingles = shinglesFor(text, slop, field, analyzer, scope.mapping);
  if (shingles) return phrasePrefix(query, shingles.field, shingles.analyzer, scope);
  const begun = slop === 0 ? shinglePrefix(text, field, analyzer, scope.mapping) : undefined;
  if (begun) return begun;
  const words = wordsOf(analyzer.analyze(text).tokens);
  const last = words.at(-1);
  if (!last) return noWords(zeroTerms);
  const terms = expansions(field, last.terms, maxExpansions, scope);
  if (terms.length === 0) return nothing("no terms begin with the last word");
  if (words.length > 1)
    return { kind: "phrase", field, words: [...words.slice(0, -1), { ...last, terms }], slop, boost: 1 };
  const queries = terms.map((term): LuceneQuery => ({ kind: "term", field, term, boost: 1 }));
  const [only, second] = queries;
  if (only && !second) return only;
  return {
    kind: "boolean",
    clauses: queries.map((query) => ({ occur: "should", query })),
    minimum: 1,
    boost: 1,
  };
}

/** Terms that begin with one of the words, in order, segment by segment. */
function expansions(
  field: MappedField,
  words: readonly string[],
  most: number,
  { reader }: SearchScope,
): string[] {
  const terms = new Set<string>();
  for (const word of words) {
    for (const segment of reader.segments) {
      const dictionary = segment.terms(field.name);
      if (!dictionary) continue;
      const found = dictionary.find(word);
      for (let at = found < 0 ? -1 - found : found; at < dictionary.size && terms.size < most; at += 1) {
        const term = dictionary.term(at);
        if (!term.startsWith(word)) break;
        terms.add(term);
      }
    }
  }
  return [...terms];
}

const noWords = (rule: "none" | "all"): LuceneQuery =>
  rule === "all" ? { kind: "all", boost: 1 } : nothing("Matching no documents because no terms present");

/** Fields that are not analyzed are asked for the text as a value. */
function asTerm(
  query: MatchQuery | PhraseQuery | BoolPrefixQuery,
  field: MappedField,
  scope: SearchScope,
): LuceneQuery {
  if (field.type === "geo_point") {
    const reason = `Field [${field.name}] of type [${field.type}] does not support match queries`;
    throw shardError(scope, `failed to create query: ${reason}`, illegalArgument(reason));
  }
  if (query.kind === "match_bool_prefix" && field.type === "keyword")
    return prefixQuery(field, [field.normalizer?.normalize(query.text) ?? query.text]);
  if (query.kind === "match" && query.fuzzy) {
    if (field.type === "keyword")
      return fuzzyQuery(field, field.normalizer?.normalize(query.text) ?? query.text, query.fuzzy, scope);
    const reason = `Can only use fuzzy queries on keyword and text fields - not on [${field.name}] which is of type [${field.type}]`;
    throw shardError(scope, `failed to create query: ${reason}`, illegalArgument(reason));
  }
  const value = { text: query.text, kind: "string" } as const;
  return {
    kind: "other",
    query: { kind: "term", field: query.field, value, boost: 1, caseInsensitive: false },
    boost: 1,
  };
}

/** The analyzer of a query's words; none for fields that are not analyzed. */
function analyzerOf(
  { kind, analyzer }: WordsQuery,
  field: MappedField,
  scope: SearchScope,
): Analyzer | undefined {
  if (analyzer !== undefined) {
    const named = scope.analysis.analyzer(analyzer);
    if (named) return named;
    throw shardError(scope, `[${kind}] analyzer [${analyzer}] not found`);
  }
  if (field.type !== "text" && field.type !== "search_as_you_type") return undefined;
  const quoted =
    kind === "match_phrase" || kind === "match_phrase_prefix" ? field.searchQuoteAnalyzer : undefined;
  return quoted ?? field.searchAnalyzer ?? field.analyzer;
}

/** What a refusal of one field becomes where the query is lenient. */
export function leniently(lenient: boolean, field: string, work: () => LuceneQuery): LuceneQuery {
  try {
    return work();
  } catch (cause) {
    if (!lenient || !(cause instanceof SearchError) || cause.type === "unsupported_in_embedded") throw cause;
    return nothing(`failed [${field}] query, caused by ${cause.type}:[${cause.reason}]`);
  }
}
