import type { Analyzer, Token } from "../../analysis/analyzer";
import { unsupported } from "../../errors/search-error";
import type { MappedField } from "../../index/mapping";
import { boosted, type LuceneClause, type LuceneQuery, type PhraseWord } from "./lucene-query";

/** How the words of a text become clauses. */
export interface TextOptions {
  readonly occur: "must" | "should";
  /** What one word becomes; a term unless given. */
  readonly wordQuery?: (word: string) => LuceneQuery;
  /** What the last word becomes. */
  readonly lastQuery?: (words: readonly string[]) => LuceneQuery;
}

/** Words of a text by their places, ascending; words at one place are alternatives. */
export function wordsOf(tokens: readonly Token[]): PhraseWord[] {
  if (tokens.some(({ positionLength }) => positionLength > 1))
    throw unsupported("a query whose analyzer gives a synonym of several words");
  const places = new Map<number, string[]>();
  for (const { position, text } of tokens) {
    const terms = places.get(position) ?? [];
    if (!terms.includes(text)) terms.push(text);
    places.set(position, terms);
  }
  return [...places].map(([position, terms]) => ({ position, terms }));
}

/** The query of a text's words, `undefined` when its analyzer leaves none (Lucene's QueryBuilder). */
export function textQuery(
  text: string,
  field: MappedField,
  analyzer: Analyzer,
  { occur, wordQuery, lastQuery }: TextOptions,
): LuceneQuery | undefined {
  const { tokens } = analyzer.analyze(text);
  const words = wordsOf(tokens);
  // Behind a stop word or a blank nothing more is typed of the last word.
  const begun = lastQuery && tokens.at(-1)?.end === text.length ? lastQuery : undefined;
  const termOf = wordQuery ?? ((term: string): LuceneQuery => ({ kind: "term", field, term, boost: 1 }));
  const queries = words.map(({ terms }, i): LuceneQuery => {
    const [first = "", second] = terms;
    if (begun && i === words.length - 1) return begun(terms);
    return second === undefined ? termOf(first) : { kind: "synonym", field, terms, boost: 1 };
  });
  const [only, more] = queries;
  if (!only || !more) return only;
  return {
    kind: "boolean",
    clauses: queries.map((query) => ({ occur, query })),
    minimum: occur === "must" ? 0 : 1,
    boost: 1,
  };
}

/** A boolean query of should clauses of which so many have to match; others stay as they are. */
export function withMinimum(query: LuceneQuery, minimumOf: (clauses: number) => number): LuceneQuery {
  if (query.kind !== "boolean") return query;
  const optional = query.clauses.filter(({ occur }) => occur === "should").length;
  if (optional === 0) return query;
  return { ...query, minimum: Math.max(1, minimumOf(optional)) };
}

/** Equal clauses become one of the sum of their boosts, unless several should clauses have to match (Lucene's rewriting). */
export function merged(query: LuceneQuery): LuceneQuery {
  if (query.kind === "dis_max") return { ...query, queries: query.queries.map(merged) };
  if (query.kind !== "boolean") return query;
  const found = new Map<string, { clause: LuceneClause; count: number }>();
  for (const [i, clause] of query.clauses.entries()) {
    const merges = clause.occur === "must" || (clause.occur === "should" && query.minimum <= 1);
    const key = (merges && keyOf(clause)) || `#${i}`;
    const known = found.get(key);
    found.set(key, { clause: known?.clause ?? clause, count: (known?.count ?? 0) + 1 });
  }
  const clauses = [...found.values()].map(({ clause, count }) => ({
    ...clause,
    query: boosted(merged(clause.query), count),
  }));
  return { ...query, clauses };
}

function keyOf({ occur, query }: LuceneClause): string | undefined {
  if (query.kind === "term") return `${occur}:${query.field.name}:${query.boost}:${query.term}`;
  if (query.kind === "synonym")
    return `${occur}:${query.field.name}:${query.boost}:${query.terms.join("\0")}`;
  return undefined;
}
