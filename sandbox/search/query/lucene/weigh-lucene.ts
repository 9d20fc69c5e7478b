import { SearchError } from "../../errors/search-error";
import type { Segment } from "../../index/reader";
import { constant, none, selected } from "../doc-sets";
import { documentsWith } from "../documents-with";
import type { Matches } from "../matches";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { synonymWeigher, termWeigher } from "../term-weigher";
import { weighBest, weighClauses } from "../weigh-compound";
import type { LuceneBoolean, LuceneQuery } from "./lucene-query";
import { weighPhrase } from "./weigh-phrase";

type Weigher = (segment: Segment) => Matches;
type Weigh = (query: Query, scope: SearchScope, boost: number) => Weigher;

/** Prepares a Lucene query: the documents of a segment that match, with their scores. `weigh` weighs queries of other kinds. */
export function weighLucene(query: LuceneQuery, scope: SearchScope, around: number, weigh: Weigh): Weigher {
  if (query.kind === "none") return () => none;
  const boost = Math.fround(around * query.boost);
  switch (query.kind) {
    case "all":
      return (segment) => selected(segment, boost, (doc) => segment.isRoot(doc));
    case "term":
      return termWeigher(query.field, query.term, scope, boost, query);
    case "synonym":
      return synonymWeigher(query.field, query.terms, scope, boost);
    case "phrase":
      return weighPhrase(query, scope, boost);
    case "boolean":
      return weighBoolean(query, scope, boost, weigh);
    case "dis_max":
      return weighBest(
        query.queries.map((each) => weighLucene(each, scope, boost, weigh)),
        query.tieBreaker,
      );
    case "term_set":
      return (segment) => constant(documentsWith(query, segment), boost);
    case "other":
      return query.lenient
        ? lenient(() => weigh(query.query, scope, boost))
        : weigh(query.query, scope, boost);
  }
}

function lenient(work: () => Weigher): Weigher {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof SearchError && cause.type !== "unsupported_in_embedded") return () => none;
    throw cause;
  }
}

function weighBoolean(query: LuceneBoolean, scope: SearchScope, boost: number, weigh: Weigh): Weigher {
  const those = (occur: string): Weigher[] =>
    query.clauses
      .filter((clause) => clause.occur === occur)
      .map((clause) =>
        weighLucene(clause.query, scope, occur === "must" || occur === "should" ? boost : 0, weigh),
      );
  return weighClauses({
    must: those("must"),
    should: those("should"),
    filter: those("filter"),
    mustNot: those("must_not"),
    minimum: query.minimum,
  });
}
