import { SearchError } from "../errors/search-error";
import type { Query } from "./query";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";

/** `indices.query.bool.max_clause_count`: Elasticsearch derives it from memory and threads, and takes this where it cannot. */
export const MOST_CLAUSES = 4_096;

/** Throws where a query has more clauses than a search may have. */
export function checkClauses(count: number, scope: SearchScope): void {
  if (count <= MOST_CLAUSES) return;
  const reason = `Query contains too many nested clauses; maxClauseCount is set to ${MOST_CLAUSES}`;
  const cause = new SearchError(400, "too_many_nested_clauses", reason);
  throw shardError(scope, `failed to create query: ${reason}`, cause);
}

/** Queries that hold no other ones, each as one clause. */
export function countClauses(query: Query): number {
  const sum = (queries: readonly Query[]): number =>
    queries.reduce((total, each) => total + countClauses(each), 0);
  switch (query.kind) {
    case "bool":
      return sum([...query.must, ...query.should, ...query.mustNot, ...query.filter]);
    case "dis_max":
      return sum(query.queries);
    case "constant_score":
      return countClauses(query.filter);
    case "boosting":
      return sum([query.positive, query.negative]);
    case "nested":
    case "function_score":
      return countClauses(query.query);
    default:
      return 1;
  }
}
