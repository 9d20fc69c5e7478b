import { fieldsOf, type Fields, isFields, listOf, textAt } from "./tree";

/** Value of a constant; undefined for other nodes and for NULL. Numbers with a point stay strings. */
export function constantOf(
  node: unknown,
): { kind: "integer" | "decimal" | "text" | "boolean"; value: string } | undefined {
  const constant = fieldsOf(node, "A_Const");
  if (!constant || constant.isnull) return undefined;
  // The parser leaves out what is zero, false or empty: `0` is { ival: {} }.
  const part = (key: string, empty: string) => {
    const inner = constant[key];
    return isFields(inner)
      ? key === "boolval"
        ? String(inner[key] === true)
        : textAt(inner, key) || empty
      : undefined;
  };
  const integer = part("ival", "0");
  if (integer !== undefined) return { kind: "integer", value: integer };
  const decimal = part("fval", "0");
  if (decimal !== undefined) return { kind: "decimal", value: decimal };
  const text = part("sval", "");
  if (text !== undefined) return { kind: "text", value: text };
  const boolean = part("boolval", "false");
  return boolean === undefined ? undefined : { kind: "boolean", value: boolean };
}

/** Text of a string constant. */
export function textOf(node: unknown): string | undefined {
  const constant = constantOf(node);
  return constant?.kind === "text" ? constant.value : undefined;
}

/** Constant nodes, in the shape in which the parser gives them. */
export const constants = {
  text: (sval: string): Fields => ({ A_Const: { sval: sval === "" ? {} : { sval } } }),
  integer: (ival: number): Fields => ({ A_Const: { ival: ival === 0 ? {} : { ival } } }),
  decimal: (fval: string): Fields => ({ A_Const: { fval: { fval } } }),
  boolean: (boolval: boolean): Fields => ({ A_Const: { boolval: boolval ? { boolval } : {} } }),
};

/** Words of a list of String nodes, such as the parts of a name. */
export const words = (list: unknown): string[] =>
  listOf(list).flatMap((item) => {
    const inner = fieldsOf(item, "String");
    return inner ? [textAt(inner, "sval")] : [];
  });

/** String nodes of some words. */
export const names = (...parts: string[]): Fields[] => parts.map((sval) => ({ String: { sval } }));

/** Name of a called function without its schema. */
export const functionName = (call: Fields): string => words(call.funcname).at(-1) ?? "";

/** Operator of an expression, such as ">="; undefined for what is no A_Expr. */
export const operatorName = (expression: Fields): string => words(expression.name).at(-1) ?? "";

/** Parts of a column's name, `["o", "id"]`; undefined for a star and for what is no column. */
export function columnOf(node: unknown): { alias: string | undefined; name: string } | undefined {
  const column = fieldsOf(node, "ColumnRef");
  if (!column) return undefined;
  const parts = words(column.fields);
  const name = parts.at(-1);
  return name === undefined || parts.length !== listOf(column.fields).length
    ? undefined
    : { alias: parts.at(-2), name };
}

/** How a column is written. */
export const columnText = ({ alias, name }: { alias: string | undefined; name: string }): string =>
  alias === undefined ? name : `${alias}.${name}`;

/** A call of a function as the parser gives it. */
export const call = (name: string, ...args: unknown[]): Fields => ({
  FuncCall: { funcname: names(name), args, funcformat: "COERCE_EXPLICIT_CALL" },
});

/** Conditions that AND holds together, or the one condition; none for an absent clause. */
export function conjunctsOf(condition: unknown): Fields[] {
  if (!isFields(condition)) return [];
  const bool = fieldsOf(condition, "BoolExpr");
  return bool?.boolop === "AND_EXPR" ? listOf(bool.args) : [condition];
}

/** One condition of some; undefined for none. */
export function allOf(conditions: readonly unknown[]): unknown {
  return conditions.length < 2 ? conditions[0] : { BoolExpr: { boolop: "AND_EXPR", args: conditions } };
}

/** The condition turned round by NOT. */
export const not = (condition: unknown): Fields => ({ BoolExpr: { boolop: "NOT_EXPR", args: [condition] } });

/** Aggregates that the course uses. */
export const aggregates: ReadonlySet<string> = new Set([
  ..."array_agg avg bool_and bool_or count every json_agg json_object_agg jsonb_agg jsonb_object_agg max min".split(
    " ",
  ),
  ..."mode percentile_cont percentile_disc string_agg stddev sum variance".split(" "),
]);
