import { isTextQuery, luceneOf } from "../weigh-match";
import type { LuceneQuery } from "../lucene/lucene-query";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { weigh } from "../weigh";
import { explainClauses, type ExplainedClause } from "./explain-clauses";
import { explainLucene } from "./explain-lucene";
import { explainQuery } from "./explain-query";
import { type Explainer, explained } from "./explanation";

/**
 * Explains a whole search. Where an index has nested objects, Elasticsearch adds a filter for whole documents to every query that might find
 * objects too (its NestedHelper).
 */
export function explainSearch(query: Query, scope: SearchScope): Explainer {
  if (!findsObjects(query, scope)) return explainQuery(query, scope);
  if (query.kind === "match_all") return () => explained(query.boost, `ConstantScore(${ROOTS})`);
  const roots: ExplainedClause = { occur: "filter", text: () => ROOTS, explain: () => explained(1, ROOTS) };
  const words = isTextQuery(query) ? luceneOf(query, scope) : undefined;
  // A must of nothing but should clauses is taken apart.
  if (
    words?.kind === "boolean" &&
    words.clauses.every(({ occur }) => occur === "should") &&
    isTextQuery(query)
  ) {
    const clauses = words.clauses.map(
      ({ occur, query: inner }): ExplainedClause => ({
        occur,
        text: () => "",
        explain: explainLucene(inner, scope, query.boost, explainQuery),
      }),
    );
    return explainClauses([roots, ...clauses], Math.max(1, words.minimum), weigh(query, scope));
  }
  const whole: ExplainedClause = { occur: "must", text: () => "", explain: explainQuery(query, scope) };
  return explainClauses([whole, roots], 0, weigh(query, scope));
}

const ROOTS = "FieldExistsQuery [field=_primary_term]";

/** Whether an index has nested objects that a query might find. */
export const findsObjects = (query: Query, scope: SearchScope): boolean =>
  scope.mapping.fieldNames.some((name) => scope.mapping.field(name)?.nestedPath !== undefined) &&
  mightFindObjects(query, scope);

function mightFindObjects(query: Query, scope: SearchScope): boolean {
  if (isTextQuery(query))
    return query.kind === "fuzzy" || isOpen(luceneOf(query, scope), scope) || fuzzy(query);
  switch (query.kind) {
    case "match_none":
    case "nested":
      return false;
    case "term":
    case "terms": {
      const type = scope.mapping.field(query.field)?.type;
      return type !== undefined && type !== "keyword" && type !== "text" && type !== "boolean";
    }
    case "constant_score":
      return mightFindObjects(query.filter, scope);
    case "bool": {
      const required = [...query.must, ...query.filter];
      return required.length > 0
        ? required.every((each) => mightFindObjects(each, scope))
        : query.should.some((each) => mightFindObjects(each, scope)) || query.should.length === 0;
    }
    default:
      return true;
  }
}

const fuzzy = (query: Query): boolean => query.kind === "match" && query.fuzzy !== undefined;

function isOpen(query: LuceneQuery, scope: SearchScope): boolean {
  switch (query.kind) {
    case "none":
    case "term":
      return false;
    case "other":
      return mightFindObjects(query.query, scope);
    case "boolean": {
      const required = query.clauses.filter(({ occur }) => occur === "must" || occur === "filter");
      return required.length > 0
        ? required.every((each) => isOpen(each.query, scope))
        : query.clauses.some((each) => isOpen(each.query, scope));
    }
    default:
      return true;
  }
}
