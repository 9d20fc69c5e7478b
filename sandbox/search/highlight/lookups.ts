import type { Analyzer } from "../analysis/analyzer";
import type { MappedField } from "../index/mapping";
import type { MatchQuery, PhraseQuery, Query } from "../query/query";
import type { SearchScope } from "../query/scope";
import type { LuceneQuery } from "../query/lucene/lucene-query";
import { luceneOf } from "../query/weigh-match";
import { patternOn, patternTest } from "../query/weigh-pattern";

/** What a query looks for in the words of a field. */
export type Lookup = WordLookup | PhraseLookup;

interface WordLookup {
  kind: "word";
  field: string;
  /** Equal for lookups that are the same. */
  key: string;
  fits(term: string): boolean;
}

interface PhraseLookup {
  kind: "phrase";
  field: string;
  key: string;
  /** Places count from the first word's. */
  words: readonly { offset: number; fits(term: string): boolean }[];
}

/**
 * A query without what it excludes in a field: the unified highlighter looks at a text with the words that are looked for, so
 * that excluded ones are never seen.
 */
export function withoutExclusions(query: Query, field: string): Query {
  const inside = (parts: readonly Query[]): Query[] => parts.map((part) => withoutExclusions(part, field));
  switch (query.kind) {
    case "bool":
      return {
        ...query,
        must: inside(query.must),
        filter: inside(query.filter),
        should: inside(query.should),
        mustNot: query.mustNot.filter((part) => !("field" in part) || part.field !== field),
      };
    case "dis_max":
      return { ...query, queries: inside(query.queries) };
    case "constant_score":
      return { ...query, filter: withoutExclusions(query.filter, field) };
    case "function_score":
      return { ...query, query: withoutExclusions(query.query, field) };
    default:
      return query;
  }
}

/** Lookups of a query without those that it excludes; parts that `matches` says no to are left out with all they hold. */
export function lookupsOf(query: Query, scope: SearchScope, matches: (part: Query) => boolean): Lookup[] {
  const found = collect(query, scope, matches);
  return [...new Map(found.map((lookup) => [`${lookup.field}\n${lookup.key}`, lookup])).values()];
}

function collect(query: Query, scope: SearchScope, matches: (part: Query) => boolean): Lookup[] {
  const inside = (parts: readonly Query[]): Lookup[] =>
    parts.flatMap((part) => collect(part, scope, matches));
  const field = "field" in query ? scope.mapping.field(query.field) : undefined;
  switch (query.kind) {
    case "bool":
      return matches(query) ? inside([...query.must, ...query.filter, ...query.should]) : [];
    case "dis_max":
      return inside(query.queries);
    case "constant_score":
      return inside([query.filter]);
    case "function_score":
      return inside([query.query]);
    case "nested":
      // Its parts match objects, which the document is not: none is asked for.
      return collect(query.query, scope, () => true);
    case "term":
      return field ? [exactly(field, searched(field, query.value.text))] : [];
    case "terms":
      return field ? query.values.map(({ text }) => exactly(field, searched(field, text))) : [];
    case "match":
      if (query.fuzzy) return luceneLookups(luceneOf(query, scope), scope, matches);
      return field && (isPlain(query) || matches(query)) ? matchLookups(query, field, scope) : [];
    case "match_phrase":
      return field ? phraseLookups(query, field, scope) : [];
    case "match_phrase_prefix":
    case "match_bool_prefix":
    case "multi_match":
    case "fuzzy":
    case "query_string":
    case "simple_query_string":
      return luceneLookups(luceneOf(query, scope), scope, matches);
    case "boosting":
      return collect(query.positive, scope, matches);
    case "prefix":
    case "wildcard":
    case "regexp":
      return field ? [pattern(query, field)] : [];
    default:
      // Ranges, points and the like have no words.
      return [];
  }
}

/** Lookups of a query that knows its index already. */
function luceneLookups(query: LuceneQuery, scope: SearchScope, matches: (part: Query) => boolean): Lookup[] {
  const inside = (parts: readonly LuceneQuery[]): Lookup[] =>
    parts.flatMap((part) => luceneLookups(part, scope, matches));
  switch (query.kind) {
    case "none":
    case "all":
      return [];
    case "term":
      return [exactly(query.field, query.term)];
    case "synonym":
      return query.terms.map((term) => exactly(query.field, term));
    case "phrase":
      return [wordsInOrder(query.field, query.words)];
    case "boolean":
      return inside(query.clauses.flatMap((each) => (each.occur === "must_not" ? [] : [each.query])));
    case "dis_max":
      return inside(query.queries);
    case "term_set":
      return [{ kind: "word", field: query.field.name, key: query.shown, fits: query.fits }];
    case "other":
      return collect(query.query, scope, matches);
  }
}

function wordsInOrder(
  { name }: MappedField,
  words: readonly { position: number; terms: readonly string[] }[],
): Lookup {
  const start = words[0]?.position ?? 0;
  const key = words.map(({ position, terms }) => `${position - start}:${terms.join("|")}`).join(" ");
  const shown = words.map(({ position, terms }) => ({
    offset: position - start,
    fits: (term: string) => terms.includes(term),
  }));
  return { kind: "phrase", field: name, key: `"${key}"`, words: shown };
}

const isPlain = ({ operator, minimumShouldMatch }: MatchQuery): boolean =>
  operator === "or" && minimumShouldMatch === undefined;

const exactly = (field: MappedField, term: string): Lookup => ({
  kind: "word",
  field: field.name,
  key: `=${term}`,
  fits: (other) => other === term,
});

/** A term of a keyword as it is indexed; texts are looked up as they are. */
const searched = ({ normalizer }: MappedField, text: string): string => normalizer?.normalize(text) ?? text;

function pattern(
  query: Extract<Query, { kind: "prefix" | "wildcard" | "regexp" }>,
  field: MappedField,
): Lookup {
  const { kind, caseInsensitive } = query;
  const value = patternOn(query, field);
  const fits = patternTest(kind, value, caseInsensitive);
  return { kind: "word", field: field.name, key: `${kind}:${value}`, fits };
}

function matchLookups(query: MatchQuery, field: MappedField, scope: SearchScope): Lookup[] {
  const analyzer = analyzerOf(query, field, scope);
  if (!analyzer) return [exactly(field, searched(field, query.text))];
  return analyzer.analyze(query.text).tokens.map(({ text }) => exactly(field, text));
}

function phraseLookups(query: PhraseQuery, field: MappedField, scope: SearchScope): Lookup[] {
  const analyzer = analyzerOf(query, field, scope);
  if (!analyzer) return [exactly(field, searched(field, query.text))];
  const { tokens } = analyzer.analyze(query.text);
  const [first, second] = tokens;
  if (!first) return [];
  if (!second) return [exactly(field, first.text)];
  const places = new Map<number, Set<string>>();
  for (const { position, text } of tokens) {
    const offset = position - first.position;
    places.set(offset, (places.get(offset) ?? new Set()).add(text));
  }
  const words = [...places].map(([offset, terms]) => ({ offset, fits: (term: string) => terms.has(term) }));
  const key = [...places].map(([offset, terms]) => `${offset}:${[...terms].join("|")}`).join(" ");
  return [{ kind: "phrase", field: field.name, key: `"${key}"`, words }];
}

/** The analyzer of a query's words; none for fields that are not analyzed. */
function analyzerOf(
  { kind, analyzer }: MatchQuery | PhraseQuery,
  field: MappedField,
  scope: SearchScope,
): Analyzer | undefined {
  if (!field.analyzer) return undefined;
  if (analyzer !== undefined) return scope.analysis.analyzer(analyzer);
  const quoted = kind === "match_phrase" ? field.searchQuoteAnalyzer : undefined;
  return quoted ?? field.searchAnalyzer ?? field.analyzer;
}
