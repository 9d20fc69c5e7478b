import type { Segment } from "../../index/reader";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { float, type ReplyValue } from "../../json/reply-value";

/** A score as a sum that can be unfolded, in Lucene's words. */
export interface Explanation {
  readonly matched: boolean;
  /** Scores are float32; counts of documents are whole. */
  readonly value: number;
  readonly whole?: boolean;
  readonly description: string;
  readonly details: readonly Explanation[];
}

/** Explains a query for a document of a segment, which may not match. */
export type Explainer = (segment: Segment, doc: number) => Explanation;

/** How queries inside a query are explained. */
export type ExplainInside = (query: Query, scope: SearchScope, boost: number) => Explainer;

/** Something that counts, with what it is made of. */
export const explained = (
  value: number,
  description: string,
  ...details: readonly Explanation[]
): Explanation => ({ matched: true, value: Math.fround(value), description, details });

/** A number of documents. */
export const counted = (value: number, description: string): Explanation => ({
  matched: true,
  value,
  whole: true,
  description,
  details: [],
});

/** Why a document does not match. */
export const unmatched = (description: string, ...details: readonly Explanation[]): Explanation => ({
  matched: false,
  value: 0,
  description,
  details,
});

/** As `_explanation` shows it. */
export function explanationReply({ value, whole, description, details }: Explanation): ReplyValue {
  return { value: whole ? value : float(value), description, details: details.map(explanationReply) };
}
