import type { MappedField } from "../../index/mapping";
import type { Query } from "../query";

/**
 * What a query on words becomes when its index is known, as Lucene's own queries: what a text is analyzed to, which terms a prefix or
 * a misspelt word stands for. Boosts multiply from the outside in, each step a float.
 */
export type LuceneQuery =
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "all"; readonly boost: number }
  | LuceneTerm
  /** Several terms at one place count as one: their frequencies are added. */
  | {
      readonly kind: "synonym";
      readonly field: MappedField;
      readonly terms: readonly string[];
      readonly boost: number;
    }
  | LucenePhrase
  | LuceneBoolean
  | {
      readonly kind: "dis_max";
      readonly queries: readonly LuceneQuery[];
      readonly tieBreaker: number;
      readonly boost: number;
    }
  /** Any of the terms; the boost is the score. */
  | LuceneTermSet
  /** A query of another kind, weighed for itself. */
  | {
      readonly kind: "other";
      readonly query: Query;
      readonly boost: number;
      /** A refusal counts as nothing found. */
      readonly lenient?: boolean;
    };

export interface LuceneTerm {
  readonly kind: "term";
  readonly field: MappedField;
  readonly term: string;
  readonly boost: number;
  /** Statistics of a group of terms that share theirs, in place of the term's own. */
  readonly docFreq?: number;
  /** Documents that have the field, where a group of fields shares it. */
  readonly docCount?: number;
}

export interface LucenePhrase {
  readonly kind: "phrase";
  readonly field: MappedField;
  /** Ascending; several terms at one place are alternatives. */
  readonly words: readonly PhraseWord[];
  readonly slop: number;
  readonly boost: number;
}

export interface PhraseWord {
  /** Where the word is looked up, the field of the phrase unless told. */
  readonly field?: MappedField;
  readonly position: number;
  readonly terms: readonly string[];
}

export interface LuceneBoolean {
  readonly kind: "boolean";
  readonly clauses: readonly LuceneClause[];
  /** How many of the should clauses have to match. */
  readonly minimum: number;
  readonly boost: number;
}

export interface LuceneClause {
  readonly occur: "must" | "should" | "must_not" | "filter";
  readonly query: LuceneQuery;
}

export interface LuceneTermSet {
  readonly kind: "term_set";
  readonly field: MappedField;
  readonly fits: (term: string) => boolean;
  readonly boost: number;
  /** As Lucene prints the query: `name:ket*`. */
  readonly shown: string;
}

export const nothing = (reason: string): LuceneQuery => ({ kind: "none", reason });

/** The same query with a further boost around it. */
export function boosted(query: LuceneQuery, boost: number): LuceneQuery {
  return query.kind === "none" || boost === 1 ? query : { ...query, boost: Math.fround(query.boost * boost) };
}
