import { formatFloat } from "../../json/format-number";
import { documentsWith } from "../documents-with";
import { weighLucene } from "../lucene/weigh-lucene";
import type { LuceneQuery } from "../lucene/lucene-query";
import { luceneText } from "../lucene/lucene-text";
import type { SearchScope } from "../scope";
import { weigh } from "../weigh";
import { explainBest, explainClauses } from "./explain-clauses";
import { explainPhrase, explainTerms } from "./explain-term";
import { type Explainer, type ExplainInside, explained, unmatched } from "./explanation";

/** Explains a query on words. */
export function explainLucene(
  query: LuceneQuery,
  scope: SearchScope,
  around: number,
  explainQuery: ExplainInside,
): Explainer {
  if (query.kind === "none") return () => unmatched(luceneText(query, scope));
  const boost = Math.fround(around * query.boost);
  switch (query.kind) {
    case "all":
      return (segment, doc) =>
        segment.isRoot(doc)
          ? explained(boost, constantText(query, boost, scope))
          : unmatched("no matching term");
    case "term":
      return explainTerms(query.field, [query.term], scope, boost, query);
    case "synonym":
      return explainTerms(query.field, query.terms, scope, boost);
    case "phrase":
      return explainPhrase(query, scope, boost);
    case "boolean":
      return explainClauses(
        query.clauses.map(({ occur, query: inner }) => ({
          occur,
          text: () => luceneText(inner, scope),
          explain: explainLucene(inner, scope, boost, explainQuery),
        })),
        query.minimum,
        weighLucene(query, scope, around, weigh),
      );
    case "dis_max":
      return explainBest(
        query.queries.map((each) => explainLucene(each, scope, boost, explainQuery)),
        query.tieBreaker,
      );
    case "term_set":
      return (segment, doc) =>
        documentsWith(query, segment).includes(doc)
          ? explained(boost, constantText(query, boost, scope))
          : unmatched(`${query.shown} doesn't match id ${segment.docBase + doc}`);
    case "other":
      return explainQuery(query.query, scope, boost);
  }
}

/** Queries whose boost is the score: their text and that boost. */
function constantText(
  query: Exclude<LuceneQuery, { kind: "none" }>,
  boost: number,
  scope: SearchScope,
): string {
  return `${luceneText({ ...query, boost: 1 }, scope)}${boost === 1 ? "" : `^${formatFloat(boost)}`}`;
}
