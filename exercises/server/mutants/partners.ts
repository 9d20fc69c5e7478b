import { columnOf, operatorName } from "./nodes";
import type { SchemaFacts } from "./schema-facts";
import { aliasesOf } from "./surroundings";
import { fieldsOf, type Fields, isFields, listOf, textAt } from "./tree";

/** Table behind an alias of a FROM item, where it is a table. */
export function tableOf(item: unknown, alias: string): string | undefined {
  const join = fieldsOf(item, "JoinExpr");
  if (join) return tableOf(join.larg, alias) ?? tableOf(join.rarg, alias);
  const table = fieldsOf(item, "RangeVar");
  return table && aliasesOf(item).includes(alias) ? textAt(table, "relname") : undefined;
}

/**
 * Whether each row of one side of a join has a partner on the other: the join asks for nothing but a foreign key that is
 * never NULL, and the other side is the whole table that it refers to.
 */
export function allHavePartners(facts: SchemaFacts, join: Fields, side: unknown, other: unknown): boolean {
  const target = fieldsOf(other, "RangeVar");
  const equation = fieldsOf(join.quals, "A_Expr");
  if (!target || !equation || operatorName(equation) !== "=") return false;
  const [otherAlias] = aliasesOf(other);
  const columns = [columnOf(equation.lexpr), columnOf(equation.rexpr)];
  const key = columns.find((column) => column?.alias === otherAlias);
  const reference = columns.find((column) => column?.alias !== otherAlias);
  if (key?.name !== "id" || reference?.alias === undefined || !isAlwaysThere(side, reference.alias))
    return false;
  const table = tableOf(side, reference.alias);
  return (
    table !== undefined && facts.references.get(`${table}.${reference.name}`) === textAt(target, "relname")
  );
}

/** Whether a table of a FROM item is on no side that an outer join may fill with NULL. */
function isAlwaysThere(item: unknown, alias: string): boolean {
  const join = fieldsOf(item, "JoinExpr");
  if (!join) return aliasesOf(item).includes(alias);
  const kind = textAt(join, "jointype");
  const isLeft = aliasesOf(join.larg).includes(alias);
  if (kind === "JOIN_FULL" || kind === (isLeft ? "JOIN_RIGHT" : "JOIN_LEFT")) return false;
  return isAlwaysThere(isLeft ? join.larg : join.rarg, alias);
}

/** Whether a column may hold NULL in its table; undefined where that is not known, as for columns of queries. */
export function mayBeNull(facts: SchemaFacts, from: unknown, node: unknown): boolean | undefined {
  const column = columnOf(node);
  const items = listOf(from);
  const aliases = items.flatMap(aliasesOf);
  const alias = column?.alias ?? (aliases.length === 1 ? aliases[0] : undefined);
  if (!column || alias === undefined) return undefined;
  const item = items.find((one) => aliasesOf(one).includes(alias));
  const table = tableOf(item, alias);
  if (table === undefined) return undefined;
  return facts.nullable.has(`${table}.${column.name}`) || !isAlwaysThere(item, alias);
}

/**
 * Whether a query gives a row at most once because it shows a column `id` of a table whose rows nothing multiplies: every
 * other table is looked up by its `id`, or is a query with one row for each value it is joined by.
 */
export function showsKey(query: Fields): boolean {
  const items = listOf(query.fromClause);
  const [only] = items;
  if (items.length !== 1 || !only) return false;
  const shown = listOf(query.targetList)
    .map((target) => columnOf(fieldsOf(target, "ResTarget")?.val))
    .filter((column) => column?.name === "id");
  if (!fieldsOf(only, "JoinExpr")) return shown.length > 0;
  return shown.some((column) => column?.alias !== undefined && isNotMultiplied(only, column.alias));
}

function isNotMultiplied(item: unknown, alias: string): boolean {
  const join = fieldsOf(item, "JoinExpr");
  if (!join) return true;
  const isLeft = aliasesOf(join.larg).includes(alias);
  const [mine, other] = isLeft ? [join.larg, join.rarg] : [join.rarg, join.larg];
  return isNotMultiplied(mine, alias) && isLookedUp(other, join.quals);
}

function isLookedUp(item: unknown, condition: unknown): boolean {
  const equation = fieldsOf(condition, "A_Expr");
  if (!equation || operatorName(equation) !== "=" || fieldsOf(item, "JoinExpr")) return false;
  const [alias] = aliasesOf(item);
  const mine = [columnOf(equation.lexpr), columnOf(equation.rexpr)].find((column) => column?.alias === alias);
  if (!mine) return false;
  const subquery = fieldsOf(item, "RangeSubselect")?.subquery;
  const keys = listOf(isFields(subquery) ? fieldsOf(subquery, "SelectStmt")?.groupClause : undefined);
  return fieldsOf(item, "RangeVar")
    ? mine.name === "id"
    : keys.length === 1 && columnOf(keys[0])?.name === mine.name;
}
