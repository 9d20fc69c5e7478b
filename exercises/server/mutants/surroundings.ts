import { aggregates, columnOf, conjunctsOf, functionName } from "./nodes";
import { fieldsOf, type Fields, isFields, listOf, same, textAt } from "./tree";
import type { Place } from "./walk";

/** Whether a query is the statement itself and not a part of one. */
export const isTop = (place: Place): boolean => place.around.length === 0;

/** Nearest query around a place. */
export const queryAround = (place: Place): Place | undefined =>
  place.around.find(({ tag }) => tag === "SelectStmt");

/** Whether a place stands in this field of a node of this tag, at any depth. */
export function standsIn(place: Place, tag: string, field: string): boolean {
  return place.around.some((around, at) => {
    const child = at === 0 ? place : place.around[at - 1];
    return around.tag === tag && child?.field === field;
  });
}

/** Whether a place stands in the select list of EXISTS, which no one reads. */
export function isUnread(place: Place): boolean {
  const chain = [place, ...place.around];
  return chain.some((around, at) => {
    const [query, link] = [chain[at + 1], chain[at + 2]];
    return (
      around.field === "targetList" &&
      query?.tag === "SelectStmt" &&
      link?.node.subLinkType === "EXISTS_SUBLINK"
    );
  });
}

/** Whether a query, or the set operation it belongs to, is only asked whether a row is in it. */
export function isAskedForMembers(place: Place): boolean {
  const outer = place.around.find(({ tag }) => tag !== "SelectStmt");
  return /^(EXISTS|ANY|ALL)_SUBLINK$/.test(textAt(outer?.node, "subLinkType"));
}

/** Whether a function call is an aggregate, with OVER or without. */
export const isAggregate = (call: Fields): boolean => aggregates.has(functionName(call));

/** Whether a place stands in the arguments of an aggregate. */
export const inAggregate = (place: Place): boolean =>
  place.around.some(({ tag, node }) => tag === "FuncCall" && isAggregate(node) && node.over === undefined);

/** Names by which the rest of a query knows the tables of a FROM item. */
export function aliasesOf(item: unknown): string[] {
  const join = fieldsOf(item, "JoinExpr");
  if (join) return [...aliasesOf(join.larg), ...aliasesOf(join.rarg)];
  const [table] = ["RangeVar", "RangeSubselect", "RangeFunction"]
    .map((tag) => fieldsOf(item, tag))
    .filter((fields) => fields !== undefined);
  const alias = isFields(table?.alias) ? textAt(table.alias, "aliasname") : textAt(table, "relname");
  return alias === "" ? [] : [alias];
}

/** Whether a condition is never true when every column of these tables is NULL; false when it is not sure. */
export function rejectsNull(condition: unknown, aliases: readonly string[]): boolean {
  const isTheirs = (node: unknown) => {
    const alias = columnOf(node)?.alias;
    return alias !== undefined && aliases.includes(alias);
  };
  const test = fieldsOf(condition, "NullTest");
  if (test) return test.nulltesttype === "IS_NOT_NULL" && isTheirs(test.arg);
  const expression = fieldsOf(condition, "A_Expr");
  const strict = ["AEXPR_OP", "AEXPR_IN", "AEXPR_LIKE", "AEXPR_ILIKE", "AEXPR_BETWEEN"];
  if (!expression || !strict.includes(textAt(expression, "kind"))) return false;
  return isTheirs(expression.lexpr) || isTheirs(expression.rexpr);
}

/** Every JOIN of a FROM clause, the outermost first. */
export function joinsOf(from: unknown): Fields[] {
  const visit = (item: unknown): Fields[] => {
    const join = fieldsOf(item, "JoinExpr");
    return join ? [join, ...visit(join.larg), ...visit(join.rarg)] : [];
  };
  return listOf(from).flatMap(visit);
}

/** Whether the WHERE of a query throws away the rows in which an expression is NULL, in so many words. */
export const isTestedNotNull = (where: unknown, expression: unknown): boolean =>
  conjunctsOf(where).some((one) => {
    const test = fieldsOf(one, "NullTest");
    return test?.nulltesttype === "IS_NOT_NULL" && same(test.arg, expression);
  });
