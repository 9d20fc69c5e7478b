import { names } from "./nodes";
import { operator, set, without, type Operator } from "./operator";
import { fieldsOf, isFields, listOf } from "./tree";

/** Statements that write: which rows, which columns, what on a conflict. */
export const writes: Operator[] = [
  operator("set-dropped", "UpdateStmt", "UPDATE t SET a = 1, b = 2 -> UPDATE t SET b = 2", (place) => {
    const targets = listOf(place.node.targetList);
    return targets.flatMap((target, at) => {
      const rest = without(targets, target);
      return rest ? [set(place, { targetList: rest }, `assignment ${at + 1} of SET left out`, target)] : [];
    });
  }),
  operator("set-nothing", "UpdateStmt", "UPDATE t SET a = 1 -> UPDATE t SET a = a", (place) => {
    const relation = isFields(place.node.relation) ? place.node.relation : {};
    const alias = isFields(relation.alias) ? relation.alias.aliasname : relation.relname;
    const joined = place.node.fromClause !== undefined;
    return listOf(place.node.targetList).flatMap((target, at, all) => {
      const one = fieldsOf(target, "ResTarget");
      if (!one || one.indirection !== undefined) return [];
      const fields = names(...(joined ? [String(alias)] : []), String(one.name));
      const kept = { ResTarget: { ...one, val: { ColumnRef: { fields } } } };
      const targetList = all.map((other) => (other === target ? kept : other));
      return [set(place, { targetList }, `assignment ${at + 1} of SET keeps the value`, target)];
    });
  }),
  operator(
    "conflict-ignored",
    "OnConflictClause",
    "INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2 -> INSERT INTO t VALUES (1) ON CONFLICT (a) DO NOTHING",
    (place) =>
      place.node.action === "ONCONFLICT_UPDATE"
        ? [
            set(
              place,
              { action: "ONCONFLICT_NOTHING", targetList: undefined, whereClause: undefined },
              "DO UPDATE became DO NOTHING",
            ),
          ]
        : [],
  ),
  operator(
    "conflict-dropped",
    "InsertStmt",
    "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING -> INSERT INTO t VALUES (1)",
    (place) => {
      const clause = place.node.onConflictClause;
      return clause ? [set(place, { onConflictClause: undefined }, "ON CONFLICT left out", clause)] : [];
    },
  ),
  operator(
    "values-row-dropped",
    "SelectStmt",
    "INSERT INTO t VALUES (1), (2) -> INSERT INTO t VALUES (2)",
    (place) => {
      const rows = listOf(place.node.valuesLists);
      return rows.flatMap((row, at) => {
        const rest = without(rows, row);
        return rest ? [set(place, { valuesLists: rest }, `row ${at + 1} of VALUES left out`, row)] : [];
      });
    },
  ),
  {
    name: "returning-dropped",
    example: "DELETE FROM t RETURNING a -> DELETE FROM t",
    apply: (place) =>
      place.node.returningClause !== undefined && place.around.length === 0
        ? [set(place, { returningClause: undefined }, "RETURNING left out", place.node.returningClause)]
        : [],
  },
];
