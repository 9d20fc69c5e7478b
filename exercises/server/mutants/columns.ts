import { columnOf, columnText } from "./nodes";
import { operator, replace, set, type Change, type Operator } from "./operator";
import { fieldsOf, listOf, partsOf, same } from "./tree";
import { aliasesOf, inAggregate, isTop, isUnread, queryAround, standsIn } from "./surroundings";
import type { Place } from "./walk";

/** Columns: the wrong one of two, and the wrong place in the select list. */
export const columns: Operator[] = [
  operator(
    "column-swapped",
    "ColumnRef",
    "SELECT t.price FROM t WHERE t.qty > 1 -> SELECT t.qty FROM t WHERE t.qty > 1",
    columnSwapped,
  ),
  operator("targets-swapped", "SelectStmt", "SELECT a, b FROM t -> SELECT b, a FROM t", targetsSwapped),
];

/** Columns of one kind can stand for each other without an error of types; their names say the kind. */
function kindOf(name: string): string {
  if (/(^|_)id$/.test(name)) return "key";
  if (/_(at|on)$/.test(name)) return "time";
  if (
    /^(price|amount|unit_price|shipping_fee|balance|qty|quantity|total|rating|stock|bytes|depth|line_no|version)$/.test(
      name,
    )
  )
    return "number";
  return /^(name|title|full_name|email|slug|sku|body|status|country|currency|kind|description)$/.test(name)
    ? "text"
    : `of its own: ${name}`;
}

function columnSwapped(place: Place): Change[] {
  const node = { ColumnRef: place.node };
  const column = columnOf(node);
  const query = queryAround(place);
  if (!column || !query || isUnread(place) || place.field === "groupClause") return [];
  const isShown = standsIn(place, "SelectStmt", "targetList");
  // Of a row that is missing, every column is NULL.
  if (place.around[0]?.tag === "NullTest" && column.name === "id") return [];
  if (query.node.groupClause !== undefined && isShown && !inAggregate(place)) return [];
  const tables = listOf(query.node.fromClause).flatMap(aliasesOf);
  const alias = column.alias ?? (tables.length === 1 ? tables[0] : undefined);
  if (alias === undefined || column.alias === "excluded") return [];
  const others = partsOf(query.node)
    .map(columnOf)
    .filter((one) => one !== undefined)
    .filter((one) => one.name !== column.name && kindOf(one.name) === kindOf(column.name))
    .filter((one) => one.alias === column.alias && (one.alias !== undefined || isOf(query, one.name)))
    .map(({ name }) => name);
  const [other] = [...new Set(others)];
  if (other === undefined) return [];
  const to = { alias: column.alias, name: other };
  const fields = [...listOf(place.node.fields).slice(0, -1), { String: { sval: other } }];
  return replace(
    place,
    { ColumnRef: { ...place.node, fields } },
    `${columnText(column)} became ${columnText(to)}`,
  );
}

/** Whether a column without an alias is one of this query and not of a query inside it. */
function isOf(query: Place, name: string): boolean {
  const own = { ...query.node, fromClause: undefined, withClause: undefined };
  const parts = partsOf(own);
  const hasInner = parts.some((part) => fieldsOf(part, "SubLink") !== undefined);
  const isName = listOf(query.node.targetList).some((target) => fieldsOf(target, "ResTarget")?.name === name);
  return !hasInner && !isName && parts.some((part) => columnOf(part)?.name === name);
}

/** Two neighbours of the select list, where its order is seen: in the statement itself and in a set operation. */
function targetsSwapped(place: Place): Change[] {
  const isSide = place.field === "larg" || place.field === "rarg";
  if (!isSide && !isTop(place)) return [];
  // A side of a set operation keeps the types of its columns, or it does not run.
  const fits = (a: unknown, b: unknown) =>
    !isSide || (kindOfTarget(a) !== "" && kindOfTarget(a) === kindOfTarget(b));
  if (usesPositions(place)) return [];
  const targets = listOf(place.node.targetList);
  return targets.flatMap((target, at) => {
    const next = targets[at + 1];
    if (!next || same(target, next) || !fits(target, next)) return [];
    const swapped = targets.map((one) => (one === target ? next : one === next ? target : one));
    return [set(place, { targetList: swapped }, `columns ${at + 1} and ${at + 2} swapped`, next)];
  });
}

const kindOfTarget = (target: unknown): string => {
  const name = columnOf(fieldsOf(target, "ResTarget")?.val)?.name;
  return name === undefined ? "" : kindOf(name);
};

const usesPositions = ({ node }: Place): boolean =>
  listOf(node.groupClause).some((key) => fieldsOf(key, "A_Const") !== undefined);
