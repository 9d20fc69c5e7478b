import { columnOf, constantOf, names, operatorName } from "./nodes";
import { operator, replace, set, type Change, type Operator } from "./operator";
import { fieldsOf, isFields, listOf } from "./tree";
import type { Place } from "./walk";

const boundary: Readonly<Record<string, string>> = { ">": ">=", ">=": ">", "<": "<=", "<=": "<" };
const reversed: Readonly<Record<string, string>> = {
  ">": "<",
  ">=": "<=",
  "<": ">",
  "<=": ">=",
  "=": "<>",
  "<>": "=",
};

/** Comparisons: which one, where its boundary lies and what it makes of NULL. */
export const comparisons: Operator[] = [
  operator("comparison-boundary", "A_Expr", "SELECT 1 WHERE a > b -> SELECT 1 WHERE a >= b", (place) =>
    renamed(place, boundary),
  ),
  operator("comparison-reversed", "A_Expr", "SELECT 1 WHERE a > b -> SELECT 1 WHERE a < b", (place) =>
    renamed(place, reversed),
  ),
  operator(
    "between-boundary",
    "A_Expr",
    "SELECT 1 WHERE a BETWEEN 2 AND 3 -> SELECT 1 WHERE a >= 2 AND a < 3",
    betweenBoundary,
  ),
  operator(
    "distinct-from",
    "A_Expr",
    "SELECT 1 WHERE a IS DISTINCT FROM 'x' -> SELECT 1 WHERE a <> 'x'",
    distinctFrom,
  ),
  operator("null-test", "NullTest", "SELECT 1 WHERE a IS NULL -> SELECT 1 WHERE a IS NOT NULL", (place) => {
    const isNull = place.node.nulltesttype === "IS_NULL";
    const says = isNull ? "IS NULL became IS NOT NULL" : "IS NOT NULL became IS NULL";
    return [set(place, { nulltesttype: isNull ? "IS_NOT_NULL" : "IS_NULL" }, says)];
  }),
  operator(
    "boolean-test",
    "BooleanTest",
    "SELECT 1 WHERE (a = 1) IS NOT TRUE -> SELECT 1 WHERE NOT a = 1",
    (place) => {
      const bare = `${String(place.node.booltesttype)} left out`;
      const negative = /^IS_(NOT_TRUE|FALSE)$/.test(String(place.node.booltesttype));
      if (!/TRUE|FALSE/.test(bare)) return [];
      const positive = place.node.booltesttype === "IS_TRUE" || place.node.booltesttype === "IS_NOT_FALSE";
      const { arg } = place.node;
      if (!negative && !positive) return [];
      const node = negative ? { BoolExpr: { boolop: "NOT_EXPR", args: [arg] } } : arg;
      return replace(place, node, bare.replaceAll("_", " "));
    },
  ),
  operator("like-case", "A_Expr", "SELECT 1 WHERE a LIKE 'x%' -> SELECT 1 WHERE a ILIKE 'x%'", likeCase),
  operator("like-pattern", "A_Expr", "SELECT 1 WHERE a LIKE 'x%' -> SELECT 1 WHERE a LIKE 'x'", likePattern),
  operator(
    "any-all",
    "SubLink",
    "SELECT 1 WHERE a > ALL (SELECT b FROM t) -> SELECT 1 WHERE a > ANY (SELECT b FROM t)",
    (place) => {
      if (listOf(place.node.operName).length === 0) return [];
      const all = place.node.subLinkType === "ALL_SUBLINK";
      const says = all ? "ALL became ANY" : "ANY became ALL";
      return [set(place, { subLinkType: all ? "ANY_SUBLINK" : "ALL_SUBLINK" }, says)];
    },
  ),
];

function renamed(place: Place, table: Readonly<Record<string, string>>): Change[] {
  if (place.node.kind !== "AEXPR_OP" || place.node.lexpr === undefined) return [];
  const from = operatorName(place.node);
  const to = table[from];
  return to === undefined ? [] : [set(place, { name: names(to) }, `${from} became ${to}`)];
}

function betweenBoundary(place: Place): Change[] {
  if (place.node.kind !== "AEXPR_BETWEEN") return [];
  const [low, high] = listOf(fieldsOf(place.node.rexpr, "List")?.items);
  const compare = (name: string, rexpr: unknown) => ({
    A_Expr: { kind: "AEXPR_OP", name: names(name), lexpr: place.node.lexpr, rexpr },
  });
  const both = (lower: string, upper: string) => ({
    BoolExpr: { boolop: "AND_EXPR", args: [compare(lower, low), compare(upper, high)] },
  });
  return [
    ...replace(place, both(">=", "<"), "BETWEEN lost its upper boundary"),
    ...replace(place, both(">", "<="), "BETWEEN lost its lower boundary"),
  ];
}

function distinctFrom(place: Place): Change[] {
  const { kind, lexpr, rexpr } = place.node;
  if (kind === "AEXPR_DISTINCT")
    return [set(place, { kind: "AEXPR_OP", name: names("<>") }, "IS DISTINCT FROM became <>")];
  if (kind === "AEXPR_NOT_DISTINCT")
    return [set(place, { kind: "AEXPR_OP", name: names("=") }, "IS NOT DISTINCT FROM became =")];
  if (kind !== "AEXPR_OP" || lexpr === undefined) return [];
  // With a constant at one side, = and IS NOT DISTINCT FROM choose the same rows; a column "id" is a key and never NULL.
  const sure = [lexpr, rexpr].some((side) => constantOf(side) !== undefined || columnOf(side)?.name === "id");
  const name = operatorName(place.node);
  if (name === "<>" && isFields(rexpr))
    return [set(place, { kind: "AEXPR_DISTINCT", name: names("=") }, "<> became IS DISTINCT FROM")];
  return name === "=" && !sure
    ? [set(place, { kind: "AEXPR_NOT_DISTINCT" }, "= became IS NOT DISTINCT FROM")]
    : [];
}

function likeCase(place: Place): Change[] {
  if (place.node.kind === "AEXPR_LIKE")
    return [
      set(place, { kind: "AEXPR_ILIKE", name: names(`${operatorName(place.node)}*`) }, "LIKE became ILIKE"),
    ];
  if (place.node.kind !== "AEXPR_ILIKE") return [];
  const name = names(operatorName(place.node).replace("*", ""));
  return [set(place, { kind: "AEXPR_LIKE", name }, "ILIKE became LIKE")];
}

function likePattern(place: Place): Change[] {
  if (place.node.kind !== "AEXPR_LIKE" && place.node.kind !== "AEXPR_ILIKE") return [];
  const pattern = constantOf(place.node.rexpr);
  if (pattern?.kind !== "text") return [];
  const shorter = [pattern.value.replace(/^%/, ""), pattern.value.replace(/%$/, "")];
  return shorter
    .filter((one) => one !== pattern.value)
    .map((sval) =>
      set(
        place,
        { rexpr: { A_Const: { sval: sval ? { sval } : {} } } },
        `'${pattern.value}' became '${sval}'`,
      ),
    );
}
