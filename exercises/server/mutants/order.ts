import { columnOf, conjunctsOf, constantOf, constants } from "./nodes";
import { operator, set, without, type Change, type Operator } from "./operator";
import { fieldsOf, isFields, listOf, same } from "./tree";
import { mayBeNull } from "./partners";
import type { SchemaFacts } from "./schema-facts";
import { isTestedNotNull, isTop, queryAround, rejectsNull } from "./surroundings";
import type { Place } from "./walk";

/** What comes first, and how much of it. */
export const order: Operator[] = [
  operator(
    "order-direction",
    "SortBy",
    "SELECT 1 FROM t ORDER BY a -> SELECT 1 FROM t ORDER BY a DESC",
    (place) => {
      if (!orderMatters(place) || leadsDistinctOn(place)) return [];
      const down = place.node.sortby_dir === "SORTBY_DESC";
      const dir = down ? "SORTBY_DEFAULT" : "SORTBY_DESC";
      return [set(place, { sortby_dir: dir }, down ? "DESC left out" : "DESC added", place.node.node)];
    },
  ),
  operator(
    "nulls-flipped",
    "SortBy",
    "SELECT 1 FROM t ORDER BY a DESC NULLS LAST -> SELECT 1 FROM t ORDER BY a DESC NULLS FIRST",
    nullsFlipped,
  ),
  {
    name: "order-key-dropped",
    example: "SELECT 1 FROM t ORDER BY a, b -> SELECT 1 FROM t ORDER BY a",
    apply: keyDropped,
  },
  operator("order-dropped", "SelectStmt", "SELECT 1 FROM t ORDER BY a -> SELECT 1 FROM t", (place) => {
    if (!isFields(listOf(place.node.sortClause)[0]) || !selectOrderMatters(place)) return [];
    const options =
      place.node.limitOption === "LIMIT_OPTION_WITH_TIES" ? { limitOption: "LIMIT_OPTION_COUNT" } : {};
    return [set(place, { sortClause: undefined, ...options }, "ORDER BY left out", place.node.sortClause)];
  }),
  operator("limit-shifted", "SelectStmt", "SELECT 1 LIMIT 5 -> SELECT 1 LIMIT 6", (place) => shifted(place)),
  operator("limit-dropped", "SelectStmt", "SELECT 1 LIMIT 5 -> SELECT 1", (place) => [
    ...(place.node.limitCount === undefined
      ? []
      : [
          set(
            place,
            {
              limitCount: undefined,
              limitOption: place.node.limitOffset ? "LIMIT_OPTION_COUNT" : "LIMIT_OPTION_DEFAULT",
            },
            "LIMIT left out",
            place.node.limitCount,
          ),
        ]),
    ...(place.node.limitOffset === undefined
      ? []
      : [set(place, { limitOffset: undefined }, "OFFSET left out", place.node.limitOffset)]),
  ]),
  operator(
    "ties",
    "SelectStmt",
    "SELECT 1 FROM t ORDER BY a LIMIT 5 -> SELECT 1 FROM t ORDER BY a FETCH FIRST 5 ROWS WITH TIES",
    ties,
  ),
];

/** Rows of a table in FROM have no order, whatever its query says, unless it is cut. */
export function selectOrderMatters(place: Place): boolean {
  const { limitCount, limitOffset, distinctClause } = place.node;
  const on = listOf(distinctClause).some((key) => Object.keys(key).length > 0);
  const array = place.around[0]?.node.subLinkType === "ARRAY_SUBLINK";
  return isTop(place) || array || on || limitCount !== undefined || limitOffset !== undefined;
}

function orderMatters(place: Place): boolean {
  const [around] = place.around;
  return around?.tag !== "SelectStmt" || selectOrderMatters(around);
}

/** The first keys after DISTINCT ON only say how its groups follow each other. */
function leadsDistinctOn(place: Place): boolean {
  const [around] = place.around;
  return listOf(around?.node.distinctClause).some((key) => same(key, place.node.node));
}

function nullsFlipped(place: Place, facts: SchemaFacts | undefined): Change[] {
  if (!orderMatters(place) || leadsDistinctOn(place)) return [];
  const { sortby_nulls: nulls, sortby_dir: dir, node } = place.node;
  const query = queryAround(place)?.node;
  const isDefault = nulls === "SORTBY_NULLS_DEFAULT";
  // Where the query says nothing about NULL, only the schema knows whether there is one.
  const known = facts && query ? mayBeNull(facts, query.fromClause, node) : undefined;
  if (isTestedNotNull(query?.whereClause, node) || known === false || (isDefault && known !== true))
    return [];
  if (isFilteredNotNull(place)) return [];
  const first = nulls === "SORTBY_NULLS_FIRST" || (isDefault && dir === "SORTBY_DESC");
  const says = first ? "NULLS LAST instead of FIRST" : "NULLS FIRST instead of LAST";
  return [set(place, { sortby_nulls: first ? "SORTBY_NULLS_LAST" : "SORTBY_NULLS_FIRST" }, says, node)];
}

/** An aggregate with a FILTER that lets no row of an outer join's missing partners in. */
function isFilteredNotNull(place: Place): boolean {
  const alias = columnOf(place.node.node)?.alias;
  const filter = conjunctsOf(place.around[0]?.node.agg_filter);
  return alias !== undefined && filter.some((condition) => rejectsNull(condition, [alias]));
}

function keyDropped(place: Place): Change[] {
  return ["sortClause", "orderClause", "agg_order"].flatMap((field) => {
    const keys = listOf(place.node[field]);
    if (keys.length < 2 || (place.tag === "SelectStmt" && !selectOrderMatters(place))) return [];
    return keys.flatMap((key, at) => {
      const on = listOf(place.node.distinctClause).some((one) => same(one, fieldsOf(key, "SortBy")?.node));
      if (on) return [];
      return [set(place, { [field]: without(keys, key) }, `key ${at + 1} of ORDER BY left out`, key)];
    });
  });
}

function shifted(place: Place): Change[] {
  return ["limitCount", "limitOffset"].flatMap((field) => {
    const constant = constantOf(place.node[field]);
    if (constant?.kind !== "integer") return [];
    const from = Number(constant.value);
    const word = field === "limitCount" ? "LIMIT" : "OFFSET";
    return [from + 1, from - 1]
      .filter((to) => to >= 0)
      .map((to) =>
        set(place, { [field]: constants.integer(to) }, `${word} ${from} became ${to}`, place.node[field]),
      );
  });
}

function ties(place: Place): Change[] {
  const { limitCount, limitOption, sortClause, lockingClause } = place.node;
  const last = fieldsOf(listOf(sortClause).at(-1), "SortBy");
  if (limitCount === undefined || !last) return [];
  if (limitOption === "LIMIT_OPTION_WITH_TIES")
    return [set(place, { limitOption: "LIMIT_OPTION_COUNT" }, "WITH TIES became ONLY", limitCount)];
  // After a key called id there are no ties.
  if (columnOf(last.node)?.name === "id" || lockingClause !== undefined) return [];
  return [set(place, { limitOption: "LIMIT_OPTION_WITH_TIES" }, "ONLY became WITH TIES", limitCount)];
}
