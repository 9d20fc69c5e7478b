import { columnOf, columnText, functionName, names } from "./nodes";
import { operator, set, type Change, type Operator } from "./operator";
import { optionalColumns } from "./joins";
import { fieldsOf, isFields, listOf, partsOf, same } from "./tree";
import { mayBeNull } from "./partners";
import type { SchemaFacts } from "./schema-facts";
import { isAggregate, isTestedNotNull, queryAround } from "./surroundings";
import type { Place } from "./walk";

const others: Readonly<Record<string, readonly string[]>> = {
  sum: ["avg", "max"],
  avg: ["sum", "max"],
  min: ["max"],
  max: ["min"],
  bool_and: ["bool_or"],
  bool_or: ["bool_and"],
  every: ["bool_or"],
  percentile_cont: ["percentile_disc"],
  percentile_disc: ["percentile_cont"],
};

/** Aggregates: which one, over which rows, over which of equal values. */
export const aggregateOperators: Operator[] = [
  operator("aggregate-swapped", "FuncCall", "SELECT sum(a) FROM t -> SELECT avg(a) FROM t", (place) => {
    const from = functionName(place.node);
    return (others[from] ?? []).map((to) => set(place, { funcname: names(to) }, `${from} became ${to}`));
  }),
  operator("count-rows", "FuncCall", "SELECT count(DISTINCT a) FROM t -> SELECT count(*) FROM t", (place) => {
    if (functionName(place.node) !== "count" || place.node.agg_star) return [];
    const changes = { agg_star: true, agg_distinct: undefined, args: undefined, agg_order: undefined };
    return [set(place, changes, "count of values became count(*)")];
  }),
  operator(
    "count-values",
    "FuncCall",
    "SELECT count(*) FROM a LEFT JOIN b ON a.x = b.x -> SELECT count(b.x) FROM a LEFT JOIN b ON a.x = b.x",
    countValues,
  ),
  operator(
    "aggregate-distinct-dropped",
    "FuncCall",
    "SELECT count(DISTINCT a) FROM t -> SELECT count(a) FROM t",
    (place) =>
      place.node.agg_distinct
        ? [set(place, { agg_distinct: undefined }, `DISTINCT left out of ${functionName(place.node)}`)]
        : [],
  ),
  operator(
    "aggregate-distinct-added",
    "FuncCall",
    "SELECT sum(a) FROM t -> SELECT sum(DISTINCT a) FROM t",
    distinctAdded,
  ),
  operator(
    "filter-dropped",
    "FuncCall",
    "SELECT count(*) FILTER (WHERE a) FROM t -> SELECT count(*) FROM t",
    (place) =>
      place.node.agg_filter === undefined
        ? []
        : [set(place, { agg_filter: undefined }, "FILTER left out", place.node.agg_filter)],
  ),
  operator(
    "aggregate-order-dropped",
    "FuncCall",
    "SELECT array_agg(a ORDER BY b) FROM t -> SELECT array_agg(a) FROM t",
    (place) => {
      if (place.node.agg_order === undefined || place.node.agg_within_group) return [];
      return [set(place, { agg_order: undefined }, "ORDER BY left out", place.node.agg_order)];
    },
  ),
];

/**
 * Counting values differs from counting rows where NULL comes in: by an outer join, in a column that the query asks about
 * NULL, and in any other column that the schema lets be NULL.
 */
function countValues(place: Place, facts: SchemaFacts | undefined): Change[] {
  const query = queryAround(place)?.node;
  if (!place.node.agg_star || !query) return [];
  const parts = partsOf({ ...query, withClause: undefined });
  const tested = parts.map((part) => fieldsOf(part, "NullTest")?.arg);
  const nullable = parts.filter((part) => facts && mayBeNull(facts, query.fromClause, part));
  const columns = [...optionalColumns(query), ...tested, ...nullable].filter(
    (one) => isFields(one) && fieldsOf(one, "ColumnRef") && !isTestedNotNull(query.whereClause, one),
  );
  const different = columns.filter((one, at) => columns.findIndex((other) => same(one, other)) === at);
  return different.slice(0, 2).flatMap((column) => {
    const name = columnOf(column);
    if (!name) return [];
    return [
      set(place, { agg_star: undefined, args: [column] }, `count(*) became count(${columnText(name)})`),
    ];
  });
}

/** Not where it changes nothing (min, max), nor where PostgreSQL forbids it: with OVER, with another order. */
function distinctAdded(place: Place): Change[] {
  const { node } = place;
  const name = functionName(node);
  if (!isAggregate(node) || node.over !== undefined || node.agg_distinct || node.agg_within_group) return [];
  if (!["sum", "avg", "count", "string_agg", "array_agg", "json_agg", "jsonb_agg"].includes(name)) return [];
  const args = listOf(node.args);
  const key = listOf(node.agg_order).map((one) => fieldsOf(one, "SortBy")?.node);
  if (args.length === 0 || key.some((one) => !same(one, args[0]))) return [];
  return [set(place, { agg_distinct: true }, `DISTINCT added to ${name}`)];
}
