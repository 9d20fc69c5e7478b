import { call, columnOf, constantOf } from "./nodes";
import { operator, set, without, type Change, type Operator } from "./operator";
import { fieldsOf, type Fields, isFields, listOf, partsOf, same, substitute } from "./tree";
import { aggregates, functionName } from "./nodes";
import type { Place } from "./walk";

/** Groups: what makes one, and which of them stay. */
export const grouping: Operator[] = [
  operator(
    "group-key-dropped",
    "SelectStmt",
    "SELECT a, b, count(*) FROM t GROUP BY a, b -> SELECT a, min(b) AS b, count(*) FROM t GROUP BY a",
    keyDropped,
  ),
  operator(
    "having-dropped",
    "SelectStmt",
    "SELECT a FROM t GROUP BY a HAVING count(*) > 1 -> SELECT a FROM t GROUP BY a",
    (place) =>
      place.node.havingClause === undefined
        ? []
        : [set(place, { havingClause: undefined }, "HAVING left out", place.node.havingClause)],
  ),
  operator(
    "grouping-set-dropped",
    "GroupingSet",
    "SELECT 1 FROM t GROUP BY GROUPING SETS (a, b) -> SELECT 1 FROM t GROUP BY GROUPING SETS (b)",
    (place) => {
      const sets = place.node.kind === "GROUPING_SET_SETS" ? listOf(place.node.content) : [];
      return sets.flatMap((one, at) => {
        const content = without(sets, one);
        return content === undefined ? [] : [set(place, { content }, `grouping set ${at + 1} left out`, one)];
      });
    },
  ),
  operator(
    "rollup-cube",
    "GroupingSet",
    "SELECT 1 FROM t GROUP BY ROLLUP (a, b) -> SELECT 1 FROM t GROUP BY CUBE (a, b)",
    (place) => {
      if (place.node.kind === "GROUPING_SET_ROLLUP" && listOf(place.node.content).length > 1)
        return [set(place, { kind: "GROUPING_SET_CUBE" }, "ROLLUP became CUBE")];
      return place.node.kind === "GROUPING_SET_CUBE"
        ? [set(place, { kind: "GROUPING_SET_ROLLUP" }, "CUBE became ROLLUP")]
        : [];
    },
  ),
];

/** Leaves a key out; where the query shows it, one value of the group stands in for it, so that the mutant runs. */
function keyDropped(place: Place): Change[] {
  const keys = listOf(place.node.groupClause);
  if (keys.some((key) => fieldsOf(key, "GroupingSet"))) return [];
  const targets = listOf(place.node.targetList);
  return keys.flatMap((key, at) => {
    const expression = expressionOf(key, targets);
    if (expression === undefined || dependsOnKey(expression, keys, targets)) return [];
    const rest = keys
      .filter((one) => one !== key)
      .map((one) => (constantOf(one) ? (expressionOf(one, targets) ?? one) : one));
    const stand = (part: unknown) => standIn(part, expression);
    const changes = {
      targetList: targets.map((target) => named(target, substitute(target, stand))),
      groupClause: rest.length === 0 ? undefined : rest,
      havingClause: substitute(place.node.havingClause, stand),
      sortClause: substitute(place.node.sortClause, stand),
    };
    return [set(place, changes, `key ${at + 1} of GROUP BY left out`, key)];
  });
}

/** A key may be a place in the select list (1) or a name that the select list gives. */
function expressionOf(key: Fields, targets: readonly Fields[]): unknown {
  const position = constantOf(key);
  if (position) return fieldsOf(targets[Number(position.value) - 1], "ResTarget")?.val;
  const column = columnOf(key);
  if (column?.alias !== undefined) return key;
  const target = targets.map((one) => fieldsOf(one, "ResTarget")).find((one) => one?.name === column?.name);
  return column && target ? target.val : key;
}

/** With the key "id" of the same table in the group, a further column of it makes no further groups. */
function dependsOnKey(expression: unknown, keys: readonly Fields[], targets: readonly Fields[]): boolean {
  const column = columnOf(expression);
  if (!column || column.name === "id") return false;
  return keys.some((key) => {
    const other = columnOf(expressionOf(key, targets));
    return other?.name === "id" && other.alias === column.alias;
  });
}

function standIn(part: unknown, expression: unknown): unknown {
  const inner = fieldsOf(part, "FuncCall");
  if (inner && aggregates.has(functionName(inner)) && inner.over === undefined) return part;
  if (fieldsOf(part, "SubLink")) return part;
  return isFields(part) && same(part, expression) ? call("min", part) : undefined;
}

/** A column that was named by its expression keeps its name. */
function named(before: Fields, after: unknown): unknown {
  const [old, now] = [fieldsOf(before, "ResTarget"), fieldsOf(after, "ResTarget")];
  const name = columnOf(old?.val)?.name;
  const changed = partsOf(after).length !== partsOf(before).length;
  return now && changed && old?.name === undefined && name !== undefined
    ? { ResTarget: { name, ...now } }
    : after;
}
