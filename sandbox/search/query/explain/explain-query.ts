import { unsupported } from "../../errors/search-error";
import type { Segment } from "../../index/reader";
import { formatFloat } from "../../json/format-number";
import type { MappedField } from "../../index/mapping";
import { queryText } from "../lucene/lucene-text";
import { isTextQuery, luceneOf } from "../weigh-match";
import { minimumOfBool } from "../weigh-compound";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { numericRangeText, valueText } from "../range-text";
import { booleanStatistics } from "../boolean-term";
import { booleanOf } from "../weigh-term";
import { weigh } from "../weigh";
import { explainFunctionScore } from "./explain-function-score";
import { explainLucene } from "./explain-lucene";
import { explainBest, explainClauses, type ExplainedClause } from "./explain-clauses";
import { explainNested } from "./explain-nested";
import { explainBm25, explainTerms, idfOf } from "./explain-term";
import { type Explainer, explained, unmatched } from "./explanation";

/** Explains a query on an index; `boost` is that of the queries around it. */
export function explainQuery(query: Query, scope: SearchScope, around = 1): Explainer {
  const boost = "boost" in query ? Math.fround(around * query.boost) : around;
  if (isTextQuery(query)) return explainLucene(luceneOf(query, scope), scope, boost, explainQuery);
  switch (query.kind) {
    case "term": {
      const field = scope.mapping.field(query.field);
      if (field?.type === "boolean") return explainFlag(field, query.value.text, scope, boost);
      if (!field || field.name === "_id" || !wordTypes.includes(field.type))
        return constantly(query, scope, around);
      return explainTerms(
        field,
        [field.normalizer?.normalize(query.value.text) ?? query.value.text],
        scope,
        boost,
      );
    }
    case "bool":
      return explainBool(query, scope, boost);
    case "dis_max":
      return explainBest(
        query.queries.map((each) => explainQuery(each, scope, boost)),
        query.tieBreaker,
      );
    case "boosting":
      return explainBoosting(query, scope, boost);
    case "function_score":
      return explainFunctionScore(query, scope, boost, explainQuery);
    case "nested":
      return explainNested(query, scope, boost, explainQuery);
    case "geo_distance":
    case "geo_bounding_box":
      throw unsupported(`the explanation of a [${query.kind}] query`);
    default:
      return constantly(query, scope, around);
  }
}

/** Queries whose boost is the score: their text and that boost. */
function constantly(query: Query, scope: SearchScope, around: number): Explainer {
  const weigher = weigh(query, scope, around);
  const boost = "boost" in query ? Math.fround(around * query.boost) : around;
  const text = `${constantText(query, scope)}${boost === 1 ? "" : `^${formatFloat(boost)}`}`;
  return (segment, doc) => {
    const { docs, scores } = weigher(segment);
    const at = docs.indexOf(doc);
    return at < 0
      ? unmatched(`${text} doesn't match id ${segment.docBase + doc}`)
      : explained(scores?.[at] ?? 0, text);
  };
}

function constantText(query: Query, scope: SearchScope): string {
  if (coversAll(query, scope)) return query.kind === "exists" ? "ConstantScore(*:*)" : "*:*";
  if (query.kind === "range") return numericRangeText(query, scope);
  const field = query.kind === "term" ? scope.mapping.field(query.field) : undefined;
  if (query.kind === "term" && field) return valueText(field, query.value.text, scope);
  return queryText("boost" in query ? { ...query, boost: 1 } : query, scope);
}

/** Lucene turns a range or an `exists` that every document passes into everything. */
function coversAll(query: Query, scope: SearchScope): boolean {
  if (query.kind !== "range" && query.kind !== "exists") return false;
  const { documents, maxDoc, segments } = scope.reader;
  if (documents !== maxDoc) return false;
  const weigher = weigh(query, scope);
  return segments.reduce((sum, segment) => sum + weigher(segment).docs.length, 0) === documents;
}

const wordTypes = ["text", "keyword", "search_as_you_type"];

/** Booleans are terms: T and F. */
function explainFlag(field: MappedField, text: string, scope: SearchScope, boost: number): Explainer {
  const wanted = booleanOf(text, scope);
  const found = booleanStatistics(field, wanted, scope);
  return (segment, doc) => {
    const has = segment
      .numbers(field.name)
      ?.values(doc)
      .some((value) => Number(value) === wanted);
    if (!found || !has) return unmatched("no matching term");
    return explainBm25({
      text: valueText(field, text, scope),
      place: segment.docBase + doc,
      boost,
      freq: 1,
      freqText: "freq, occurrences of term within document",
      idf: idfOf(found.docFreq, found.statistics.docCount),
      statistics: found.statistics,
      norm: 1,
    });
  };
}

type BoolQuery = Extract<Query, { kind: "bool" }>;

const onlyShould = ({ must, mustNot, filter, should }: BoolQuery): boolean =>
  must.length + mustNot.length + filter.length === 0 && should.length > 0;

function explainBool(query: BoolQuery, scope: SearchScope, boost: number): Explainer {
  const [must] = query.must;
  const inner = must && query.must.length === 1 && query.should.length === 0 ? must : undefined;
  // A must of nothing but should clauses is taken apart, as Lucene does.
  if (inner?.kind === "bool" && onlyShould(inner) && query.filter.length + query.mustNot.length > 0) {
    const minimumShouldMatch = String(Math.max(1, minimumOfBool(inner)));
    const merged = { ...query, must: [], should: inner.should, minimumShouldMatch };
    return explainBool(merged, scope, Math.fround(boost * inner.boost));
  }
  const clause = (occur: ExplainedClause["occur"], each: Query): ExplainedClause => ({
    occur,
    text: () => queryText(each, scope),
    explain:
      occur === "filter" || occur === "must_not" ? matching(each, scope) : explainQuery(each, scope, boost),
  });
  const clauses = [
    ...query.must.map((each) => clause("must", each)),
    ...query.mustNot.map((each) => clause("must_not", each)),
    ...query.should.map((each) => clause("should", each)),
    ...query.filter.map((each) => clause("filter", each)),
  ];
  if (clauses.length === 0)
    return constantly({ kind: "match_all", boost: query.boost }, scope, boost / query.boost);
  const [only, second] = clauses;
  if (only && !second && (only.occur === "must" || only.occur === "should")) return only.explain;
  return explainClauses(clauses, minimumOfBool(query), weigh({ ...query, boost: 1 }, scope, boost));
}

/** Whether a document matches, without a score: 1 and the text of the query. */
export function matching(query: Query, scope: SearchScope): Explainer {
  const weigher = weigh(query, scope);
  return (segment: Segment, doc) =>
    weigher(segment).docs.includes(doc)
      ? explained(1, queryText(query, scope))
      : unmatched("no matching term");
}

function explainBoosting(
  { positive, negative, negativeBoost }: Extract<Query, { kind: "boosting" }>,
  scope: SearchScope,
  boost: number,
): Explainer {
  const inner = explainQuery(positive, scope, 1);
  const less = weigh(negative, scope);
  const factor = formatFloat(negativeBoost);
  const by = `boost(queryboost(score(${queryText(negative, scope)}))^${factor})`;
  const text = `FunctionScoreQuery(${queryText(positive, scope)}, scored by ${by})`;
  return (segment, doc) => {
    const own = inner(segment, doc);
    if (!own.matched) return own;
    const score = less(segment).docs.includes(doc) ? own.value * negativeBoost : own.value;
    return explained(score * boost, `weight(${text}), result of:`, own);
  };
}
