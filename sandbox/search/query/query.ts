import type { FieldBoost } from "./field-boosts";
import type { FuzzyOptions } from "./fuzziness";
import type { GeoBoxQuery } from "./parse-geo-box";
import type { GeoDistanceQuery } from "./parse-geo-distance";
import type { FunctionScoreQuery } from "./parse-function-score";
import type { NestedQuery } from "./parse-nested";
import type { QueryStringQuery, SimpleQueryStringQuery } from "./query-string/query-string-query";

/** A query as it was parsed: nothing of the index is known yet. */
export type Query =
  | { kind: "match_all"; boost: number }
  | { kind: "match_none" }
  | { kind: "term"; field: string; value: Scalar; boost: number; caseInsensitive: boolean }
  | { kind: "terms"; field: string; values: readonly Scalar[]; boost: number }
  | MatchQuery
  | PhraseQuery
  | PhrasePrefixQuery
  | BoolPrefixQuery
  | MultiMatchQuery
  | { kind: "fuzzy"; field: string; value: string; fuzzy: FuzzyOptions; boost: number }
  | { kind: "boosting"; positive: Query; negative: Query; negativeBoost: number; boost: number }
  | {
      kind: "bool";
      must: readonly Query[];
      should: readonly Query[];
      mustNot: readonly Query[];
      filter: readonly Query[];
      minimumShouldMatch: string | undefined;
      boost: number;
    }
  | { kind: "constant_score"; filter: Query; boost: number }
  | RangeQuery
  | NestedQuery
  | GeoDistanceQuery
  | GeoBoxQuery
  | FunctionScoreQuery
  | { kind: "exists"; field: string; boost: number }
  | { kind: "ids"; values: readonly string[]; boost: number }
  | { kind: "dis_max"; queries: readonly Query[]; tieBreaker: number; boost: number }
  | QueryStringQuery
  | SimpleQueryStringQuery
  | {
      kind: "prefix" | "wildcard" | "regexp";
      field: string;
      value: string;
      caseInsensitive: boolean;
      /** How the terms that fit are scored; by the boost unless told. */
      rewrite?: string | undefined;
      boost: number;
    };

/** A value as JSON holds it; numbers as they were written. */
export interface Scalar {
  text: string;
  kind: "string" | "number" | "boolean";
}

/** Words of a text, of which any or all have to be there. */
export interface MatchQuery {
  kind: "match";
  field: string;
  text: string;
  operator: "or" | "and";
  minimumShouldMatch: string | undefined;
  analyzer: string | undefined;
  zeroTerms: "none" | "all";
  fuzzy?: FuzzyOptions | undefined;
  /** A text that the field cannot hold finds nothing. */
  lenient?: boolean;
  boost: number;
}

/** Words of a text, in their order. */
export interface PhraseQuery {
  kind: "match_phrase";
  field: string;
  text: string;
  /** How far the words may lie apart, in all. */
  slop: number;
  analyzer: string | undefined;
  zeroTerms: "none" | "all";
  boost: number;
}

/** Words of a text in their order, the last of them only begun. */
export interface PhrasePrefixQuery extends Omit<PhraseQuery, "kind"> {
  kind: "match_phrase_prefix";
  /** Words that the last one may stand for. */
  maxExpansions: number;
}

/** Words of a text, the last of them only begun. */
export interface BoolPrefixQuery {
  kind: "match_bool_prefix";
  field: string;
  text: string;
  operator: "or" | "and";
  minimumShouldMatch: string | undefined;
  analyzer: string | undefined;
  /** For all words but the last. */
  fuzzy?: FuzzyOptions | undefined;
  boost: number;
}

/** One text on several fields. */
export interface MultiMatchQuery {
  kind: "multi_match";
  text: string;
  /** None means every field. */
  fields: readonly FieldBoost[];
  type: "best_fields" | "most_fields" | "cross_fields" | "phrase" | "phrase_prefix" | "bool_prefix";
  operator: "or" | "and";
  minimumShouldMatch: string | undefined;
  /** Part of the lesser fields' scores; by the type unless set. */
  tieBreaker: number | undefined;
  analyzer: string | undefined;
  zeroTerms: "none" | "all";
  fuzzy: FuzzyOptions | undefined;
  slop: number;
  maxExpansions: number;
  lenient: boolean | undefined;
  boost: number;
}

/** Values between two ends. */
export interface RangeQuery {
  kind: "range";
  field: string;
  from: RangeEnd | undefined;
  to: RangeEnd | undefined;
  format: string | undefined;
  timeZone: string | undefined;
  boost: number;
}

/** One end of a range. */
export interface RangeEnd {
  value: Scalar;
  included: boolean;
}
