import { columnOf, constants } from "./nodes";
import { operator, set, without, type Change, type Operator } from "./operator";
import { fieldsOf, isFields, listOf, partsOf, same, substitute, withFields } from "./tree";
import { showsKey } from "./partners";
import { isAggregate, isAskedForMembers } from "./surroundings";
import type { Place } from "./walk";

const otherOperations: Readonly<Record<string, readonly string[]>> = {
  SETOP_UNION: ["SETOP_INTERSECT"],
  SETOP_INTERSECT: ["SETOP_UNION", "SETOP_EXCEPT"],
  SETOP_EXCEPT: ["SETOP_INTERSECT"],
};

const word = (op: unknown): string => String(op).replace("SETOP_", "");

/** Sets and bags: equal rows, and what is done with two results. */
export const sets: Operator[] = [
  operator("distinct-dropped", "SelectStmt", "SELECT DISTINCT a FROM t -> SELECT a FROM t", (place) => {
    if (!isFields(listOf(place.node.distinctClause)[0]) || isAskedForMembers(place)) return [];
    const on = isDistinctOn(place) ? " ON" : "";
    return [set(place, { distinctClause: undefined }, `DISTINCT${on} left out`)];
  }),
  operator(
    "distinct-on-key-dropped",
    "SelectStmt",
    "SELECT DISTINCT ON (a, b) 1 FROM t -> SELECT DISTINCT ON (a) 1 FROM t",
    (place) => {
      const keys = isDistinctOn(place) ? listOf(place.node.distinctClause) : [];
      return keys.flatMap((key, at) => {
        // PostgreSQL wants the keys to lead the order, so with an order only the last can go.
        const rest = place.node.sortClause && at < keys.length - 1 ? undefined : without(keys, key);
        return rest
          ? [set(place, { distinctClause: rest }, `key ${at + 1} of DISTINCT ON left out`, key)]
          : [];
      });
    },
  ),
  operator("distinct-added", "SelectStmt", "SELECT a FROM t -> SELECT DISTINCT a FROM t", distinctAdded),
  operator("set-all", "SelectStmt", "SELECT 1 UNION SELECT 2 -> SELECT 1 UNION ALL SELECT 2", (place) => {
    if (!isSetOperation(place) || isDuplicateBlind(place)) return [];
    const from = `${word(place.node.op)}${place.node.all ? " ALL" : ""}`;
    const to = `${word(place.node.op)}${place.node.all ? "" : " ALL"}`;
    return [set(place, { all: place.node.all ? undefined : true }, `${from} became ${to}`, place.node.rarg)];
  }),
  operator(
    "set-operation",
    "SelectStmt",
    "SELECT 1 EXCEPT SELECT 2 -> SELECT 1 INTERSECT SELECT 2",
    (place) => {
      if (!isSetOperation(place) || isRecursive(place)) return [];
      const { op, rarg } = place.node;
      return (otherOperations[String(op)] ?? []).map((to) =>
        set(place, { op: to }, `${word(op)} became ${word(to)}`, rarg),
      );
    },
  ),
  operator(
    "except-swapped",
    "SelectStmt",
    "SELECT 1 EXCEPT SELECT 2 -> SELECT 2 EXCEPT SELECT 1",
    (place) => {
      const { op, larg, rarg } = place.node;
      return op === "SETOP_EXCEPT"
        ? [set(place, { larg: rarg, rarg: larg }, "sides of EXCEPT swapped", rarg)]
        : [];
    },
  ),
  operator("set-side-dropped", "SelectStmt", "SELECT 1 UNION SELECT 2 -> SELECT 2", sideDropped),
  operator(
    "cycle-dropped",
    "SelectStmt",
    "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n FROM t) CYCLE n SET c USING p SELECT 1 FROM t WHERE NOT c -> WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n FROM t) SELECT 1 FROM t WHERE NOT false",
    cycleDropped,
  ),
];

const isSetOperation = ({ node }: Place): boolean => node.op !== undefined && node.op !== "SETOP_NONE";

const isDistinctOn = ({ node }: Place): boolean =>
  listOf(node.distinctClause).some((key) => Object.keys(key).length > 0);

/** Inside IN, and below another operation that takes equal rows out, they are taken out anyway; EXCEPT ALL counts them. */
function isDuplicateBlind(place: Place): boolean {
  if (place.node.op === "SETOP_EXCEPT") return false;
  const [around] = place.around;
  const deduplicated =
    around?.tag === "SelectStmt" &&
    around.node.op !== undefined &&
    around.node.op !== "SETOP_NONE" &&
    !around.node.all;
  return isAskedForMembers(place) || deduplicated;
}

function isRecursive(place: Place): boolean {
  const [cte, clause] = place.around;
  return (
    cte?.tag === "CommonTableExpr" &&
    clause?.node.recursive === true &&
    refersTo(place.node, cte.node.ctename)
  );
}

const refersTo = (tree: unknown, table: unknown): boolean =>
  partsOf(tree).some((part) => fieldsOf(part, "RangeVar")?.relname === table);

function sideDropped(place: Place): Change[] {
  const { op, larg, rarg } = place.node;
  if (op !== "SETOP_UNION" || !isFields(larg) || !isFields(rarg)) return [];
  const outer = withFields(place.node, { op: undefined, all: undefined, larg: undefined, rarg: undefined });
  return [larg, rarg].flatMap((dropped) => {
    const kept = dropped === larg ? rarg : larg;
    // A step of a recursion cannot stand alone, and a side with an order of its own would lose it.
    const isStep = place.around[0]?.tag === "CommonTableExpr" && refersTo(kept, place.around[0].node.ctename);
    const clash = ["sortClause", "limitCount", "limitOffset", "withClause"].some(
      (key) => key in outer && key in kept,
    );
    if (isStep || clash) return [];
    const isCut = "limitCount" in outer || "limitOffset" in outer;
    const value = { ...kept, ...outer, limitOption: isCut ? outer.limitOption : kept.limitOption };
    return [{ path: place.path, value, says: "one side of UNION left out", about: dropped }];
  });
}

/** Where equal rows could come in, and nothing below takes them out or asks only whether a row is there. */
function distinctAdded(place: Place): Change[] {
  const { node } = place;
  const targets = listOf(node.targetList).map((target) => fieldsOf(target, "ResTarget")?.val);
  const aggregated = targets.some((target) =>
    partsOf(target).some((part) => {
      const call = fieldsOf(part, "FuncCall");
      return call !== undefined && isAggregate(call) && call.over === undefined;
    }),
  );
  const sorted = listOf(node.sortClause).map((key) => fieldsOf(key, "SortBy")?.node);
  const shown = (key: unknown) =>
    targets.some((target) => same(target, key)) || columnOf(key)?.alias === undefined;
  const [around] = place.around;
  const inSet =
    around?.tag === "SelectStmt" && around.node.op !== undefined && around.node.op !== "SETOP_NONE";
  const isPlain = node.fromClause !== undefined && targets.length > 0 && !isSetOperation(place);
  if (!isPlain || node.distinctClause !== undefined || node.groupClause !== undefined || aggregated)
    return [];
  if (inSet || showsKey(node) || isAskedForMembers(place) || node.lockingClause !== undefined) return [];
  if (around?.node.subLinkType === "EXPR_SUBLINK" || !sorted.every(shown)) return [];
  return [set(place, { distinctClause: [{}] }, "DISTINCT added")];
}

/** Where the query asks for the mark of a cycle, it now hears that there is none. */
function cycleDropped(place: Place): Change[] {
  const clause = isFields(place.node.withClause) ? place.node.withClause : undefined;
  return listOf(clause?.ctes).flatMap((cte) => {
    const cycle = fieldsOf(cte, "CommonTableExpr")?.cycle_clause;
    if (!isFields(cycle)) return [];
    const withoutCycle = {
      CommonTableExpr: withFields(fieldsOf(cte, "CommonTableExpr") ?? {}, { cycle_clause: undefined }),
    };
    const value = substitute(place.node, (part) => {
      if (part === cte) return withoutCycle;
      return columnOf(part)?.name === cycle.cycle_mark_column ? constants.boolean(false) : undefined;
    });
    return [{ path: place.path, value, says: "CYCLE left out", about: cycle }];
  });
}
