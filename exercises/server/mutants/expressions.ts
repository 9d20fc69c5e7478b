import { constantOf, constants, functionName, names, operatorName, textOf } from "./nodes";
import { operator, replace, set, without, type Change, type Operator } from "./operator";
import { fieldsOf, isFields, listOf } from "./tree";
import { isUnread } from "./surroundings";
import type { Place } from "./walk";

const otherArithmetic: Readonly<Record<string, string>> = { "+": "-", "-": "+", "*": "/", "/": "*" };

/** Expressions: arithmetic, casts, NULL in them, CASE. */
export const expressions: Operator[] = [
  operator("arithmetic", "A_Expr", "SELECT a + b -> SELECT a - b", (place) => {
    const { kind, lexpr } = place.node;
    const from = operatorName(place.node);
    const to = otherArithmetic[from];
    if (kind !== "AEXPR_OP" || lexpr === undefined || to === undefined || isUnread(place)) return [];
    return [set(place, { name: names(to) }, `${from} became ${to}`)];
  }),
  operator("operands-swapped", "A_Expr", "SELECT a || b -> SELECT b || a", (place) => {
    const { kind, lexpr, rexpr } = place.node;
    const name = operatorName(place.node);
    if (kind !== "AEXPR_OP" || lexpr === undefined || !["||", "-", "/"].includes(name)) return [];
    return [set(place, { lexpr: rexpr, rexpr: lexpr }, `sides of ${name} swapped`)];
  }),
  operator("cast-dropped", "TypeCast", "SELECT a::numeric / b -> SELECT a / b", (place) => {
    const { arg } = place.node;
    // A string and its type belong together; operators on literals change them.
    return textOf(arg) !== undefined || fieldsOf(arg, "A_ArrayExpr")
      ? []
      : replace(place, arg, "cast left out");
  }),
  operator("round-digits", "FuncCall", "SELECT round(a, 1) -> SELECT round(a, 2)", (place) => {
    const [value, digits] = listOf(place.node.args);
    const constant = constantOf(digits);
    if (!/^(round|trunc)$/.test(functionName(place.node)) || constant?.kind !== "integer") return [];
    const from = Number(constant.value);
    return [from + 1, from - 1].map((to) =>
      set(place, { args: [value, constants.integer(to)] }, `${from} digits became ${to}`, digits),
    );
  }),
  operator("function-dropped", "FuncCall", "SELECT lower(a) -> SELECT a", (place) => {
    const name = functionName(place.node);
    const [value] = listOf(place.node.args);
    const isDropped = /^(lower|upper|initcap|btrim|ltrim|rtrim|round|trunc|abs|floor|ceil|ceiling)$/.test(
      name,
    );
    return isDropped && value ? replace(place, value, `${name} left out`) : [];
  }),
  operator("function-swapped", "FuncCall", "SELECT floor(a) -> SELECT ceil(a)", (place) => {
    const from = functionName(place.node);
    const to = {
      floor: "ceil",
      ceil: "floor",
      ceiling: "floor",
      lower: "upper",
      upper: "lower",
      round: "trunc",
    }[from];
    return to === undefined ? [] : [set(place, { funcname: names(to) }, `${from} became ${to}`)];
  }),
  operator("greatest-least", "MinMaxExpr", "SELECT greatest(a, b) -> SELECT least(a, b)", (place) => {
    const least = place.node.op === "IS_LEAST";
    const says = least ? "LEAST became GREATEST" : "GREATEST became LEAST";
    return [set(place, { op: least ? "IS_GREATEST" : "IS_LEAST" }, says)];
  }),
  operator("coalesce-dropped", "CoalesceExpr", "SELECT coalesce(a, 0) -> SELECT a", (place) => {
    const [first] = listOf(place.node.args);
    return first ? replace(place, first, "COALESCE left out") : [];
  }),
  operator("coalesce-swapped", "CoalesceExpr", "SELECT coalesce(a, b) -> SELECT coalesce(b, a)", (place) => {
    const [first, second, ...rest] = listOf(place.node.args);
    if (!first || !second) return [];
    return [set(place, { args: [second, first, ...rest] }, "arguments of COALESCE swapped")];
  }),
  operator("nullif-dropped", "A_Expr", "SELECT a / nullif(b, 0) -> SELECT a / b", (place) =>
    place.node.kind === "AEXPR_NULLIF" ? replace(place, place.node.lexpr, "NULLIF left out") : [],
  ),
  operator(
    "case-branch-dropped",
    "CaseExpr",
    "SELECT CASE WHEN a THEN 1 WHEN b THEN 2 END -> SELECT CASE WHEN b THEN 2 END",
    (place) => {
      const branches = listOf(place.node.args);
      return branches.flatMap((branch, at) => {
        const args = without(branches, branch);
        return args ? [set(place, { args }, `branch ${at + 1} of CASE left out`, branch)] : [];
      });
    },
  ),
  operator(
    "case-else",
    "CaseExpr",
    "SELECT CASE WHEN a THEN 1 ELSE 0 END -> SELECT CASE WHEN a THEN 1 END",
    caseElse,
  ),
];

/** ELSE left out; and where a CASE without ELSE is counted, ELSE 0, which is counted too. */
function caseElse(place: Place): Change[] {
  const { defresult } = place.node;
  const [around] = place.around;
  const isNull = isFields(fieldsOf(defresult, "A_Const")) && fieldsOf(defresult, "A_Const")?.isnull === true;
  if (defresult !== undefined && !isNull)
    return [set(place, { defresult: undefined }, "ELSE left out", defresult)];
  return around?.tag === "FuncCall" && functionName(around.node) === "count"
    ? [set(place, { defresult: constants.integer(0) }, "ELSE 0 added")]
    : [];
}
