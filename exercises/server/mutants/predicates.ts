import { allOf, conjunctsOf, names, not, operatorName } from "./nodes";
import { operator, replace, set, without, type Change, type Operator } from "./operator";
import { fieldsOf, isFields, listOf } from "./tree";
import type { Place } from "./walk";

/** Conditions: how they hang together, which of them is forgotten, which is turned round. */
export const predicates: Operator[] = [
  operator("and-or", "BoolExpr", "SELECT 1 WHERE a OR b -> SELECT 1 WHERE a AND b", (place) => {
    if (place.node.boolop === "NOT_EXPR") return [];
    const and = place.node.boolop === "AND_EXPR";
    return [set(place, { boolop: and ? "OR_EXPR" : "AND_EXPR" }, and ? "AND became OR" : "OR became AND")];
  }),
  operator("conjunct-dropped", "BoolExpr", "SELECT 1 WHERE a AND b -> SELECT 1 WHERE b", (place) =>
    partDropped(place, "AND_EXPR"),
  ),
  operator("disjunct-dropped", "BoolExpr", "SELECT 1 WHERE a OR b -> SELECT 1 WHERE b", (place) =>
    partDropped(place, "OR_EXPR"),
  ),
  {
    name: "where-dropped",
    example: "SELECT 1 FROM t WHERE a AND b -> SELECT 1 FROM t",
    apply: (place) =>
      isFields(place.node.whereClause)
        ? [set(place, { whereClause: undefined }, "WHERE left out", place.node.whereClause)]
        : [],
  },
  operator("not-removed", "BoolExpr", "SELECT 1 WHERE NOT (a OR b) -> SELECT 1 WHERE a OR b", (place) => {
    if (place.node.boolop !== "NOT_EXPR" || isExists(listOf(place.node.args)[0])) return [];
    return replace(place, listOf(place.node.args)[0], "NOT left out");
  }),
  {
    name: "not-added",
    example: "SELECT 1 WHERE a OR b -> SELECT 1 WHERE NOT (a OR b)",
    apply: notAdded,
  },
  operator(
    "exists-negated",
    "SubLink",
    "SELECT 1 WHERE EXISTS (SELECT 1) -> SELECT 1 WHERE NOT EXISTS (SELECT 1)",
    existsNegated,
  ),
  operator(
    "in-negated",
    "SubLink",
    "SELECT 1 WHERE a IN (SELECT 1) -> SELECT 1 WHERE a NOT IN (SELECT 1)",
    (place) => {
      if (place.node.subLinkType !== "ANY_SUBLINK" || listOf(place.node.operName).length > 0) return [];
      const [around] = place.around;
      // Inside NOT, dropping NOT does it.
      if (around?.node.boolop === "NOT_EXPR") return [];
      return replace(place, not({ SubLink: place.node }), "IN became NOT IN");
    },
  ),
  operator(
    "in-list-negated",
    "A_Expr",
    "SELECT 1 WHERE a IN (1, 2) -> SELECT 1 WHERE a NOT IN (1, 2)",
    (place) => {
      const name = operatorName(place.node);
      if (place.node.kind === "AEXPR_IN") {
        const says = name === "=" ? "IN became NOT IN" : "NOT IN became IN";
        return [set(place, { name: names(name === "=" ? "<>" : "=") }, says)];
      }
      if (place.node.kind === "AEXPR_OP_ANY" && name === "=")
        return [set(place, { kind: "AEXPR_OP_ALL", name: names("<>") }, "= ANY became <> ALL")];
      return place.node.kind === "AEXPR_OP_ALL" && name === "<>"
        ? [set(place, { kind: "AEXPR_OP_ANY", name: names("=") }, "<> ALL became = ANY")]
        : [];
    },
  ),
  operator(
    "in-item-dropped",
    "A_Expr",
    "SELECT 1 WHERE a IN ('x', 'y') -> SELECT 1 WHERE a IN ('y')",
    (place) => {
      const items = place.node.kind === "AEXPR_IN" ? listOf(fieldsOf(place.node.rexpr, "List")?.items) : [];
      return items.flatMap((item, at) => {
        const rest = without(items, item);
        if (rest === undefined) return [];
        return [set(place, { rexpr: { List: { items: rest } } }, `item ${at + 1} of IN left out`, item)];
      });
    },
  ),
];

function partDropped(place: Place, boolop: string): Change[] {
  if (place.node.boolop !== boolop) return [];
  const args = listOf(place.node.args);
  const word = boolop === "AND_EXPR" ? "AND" : "OR";
  return args.flatMap((arg, at) => {
    const rest = args.filter((one) => one !== arg);
    const left = rest.length === 1 ? rest[0] : { BoolExpr: { ...place.node, args: rest } };
    return replace(place, left, `condition ${at + 1} of ${word} left out`).map((change) => ({
      ...change,
      about: arg,
    }));
  });
}

const isExists = (node: unknown): boolean => fieldsOf(node, "SubLink")?.subLinkType === "EXISTS_SUBLINK";

function existsNegated(place: Place): Change[] {
  if (place.node.subLinkType !== "EXISTS_SUBLINK") return [];
  const [around] = place.around;
  return around?.node.boolop === "NOT_EXPR"
    ? replace(around, { SubLink: place.node }, "NOT EXISTS became EXISTS")
    : replace(place, not({ SubLink: place.node }), "EXISTS became NOT EXISTS");
}

const conditionFields = new Set(["whereClause", "havingClause", "quals", "agg_filter"]);

/** Comparisons, NULL tests, IN and EXISTS have operators of their own that turn them round. */
const turnedElsewhere = new Set([
  "AEXPR_OP",
  "AEXPR_IN",
  "AEXPR_DISTINCT",
  "AEXPR_NOT_DISTINCT",
  "AEXPR_OP_ANY",
  "AEXPR_OP_ALL",
]);

function notAdded(place: Place): Change[] {
  return Object.entries(place.node).flatMap(([field, clause]) => {
    if (!conditionFields.has(field)) return [];
    const conditions = conjunctsOf(clause);
    return conditions.filter(wantsNot).map((one) => {
      const value = allOf(conditions.map((each) => (each === one ? not(one) : each)));
      return set(place, { [field]: value }, "NOT added", one);
    });
  });
}

function wantsNot(condition: unknown): boolean {
  const expression = fieldsOf(condition, "A_Expr");
  if (expression)
    return !turnedElsewhere.has(String(expression.kind)) || /^[@~?|&]|\*$/.test(operatorName(expression));
  const bool = fieldsOf(condition, "BoolExpr");
  if (bool) return bool.boolop === "OR_EXPR";
  return ["ColumnRef", "FuncCall", "BooleanTest", "CoalesceExpr", "CaseExpr"].some((tag) =>
    fieldsOf(condition, tag),
  );
}
