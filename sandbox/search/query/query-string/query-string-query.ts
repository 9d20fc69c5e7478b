import type { FieldBoost } from "../field-boosts";
import type { FuzzyOptions } from "../fuzziness";
import type { MultiMatchQuery } from "../query";

/** `query_string`: a text in Lucene's language. */
export interface QueryStringQuery {
  readonly kind: "query_string";
  readonly text: string;
  /** Where words without a field are looked for; none means every field. */
  readonly fields: readonly FieldBoost[];
  readonly operator: "or" | "and";
  readonly type: MultiMatchQuery["type"];
  readonly tieBreaker: number | undefined;
  readonly analyzer: string | undefined;
  readonly phraseSlop: number;
  readonly fuzzy: FuzzyOptions;
  readonly allowLeadingWildcard: boolean;
  readonly analyzeWildcard: boolean;
  readonly lenient: boolean | undefined;
  readonly minimumShouldMatch: string | undefined;
  readonly timeZone: string | undefined;
  readonly quoteFieldSuffix: string | undefined;
  readonly boost: number;
}

/** `simple_query_string`: a text in a language that knows no mistakes. */
export interface SimpleQueryStringQuery
  extends Omit<
    QueryStringQuery,
    "kind" | "type" | "tieBreaker" | "phraseSlop" | "allowLeadingWildcard" | "timeZone"
  > {
  readonly kind: "simple_query_string";
  /** Signs that mean something. */
  readonly flags: ReadonlySet<string>;
}
