import { allOf, columnOf, conjunctsOf } from "./nodes";
import { operator, set, type Change, type Operator } from "./operator";
import { fieldsOf, type Fields, isFields, listOf, partsOf, substitute, textAt, withFields } from "./tree";
import { allHavePartners } from "./partners";
import type { SchemaFacts } from "./schema-facts";
import { aliasesOf, joinsOf, queryAround, rejectsNull } from "./surroundings";
import type { Place } from "./walk";

const words: Readonly<Record<string, string>> = {
  JOIN_INNER: "INNER",
  JOIN_LEFT: "LEFT",
  JOIN_RIGHT: "RIGHT",
  JOIN_FULL: "FULL",
};

/** LEFT to FULL is left out: with a foreign key, which is how joins are made, it nearly always changes nothing. */
const otherKinds: Readonly<Record<string, readonly string[]>> = {
  JOIN_INNER: ["JOIN_LEFT", "JOIN_RIGHT"],
  JOIN_LEFT: ["JOIN_INNER"],
  JOIN_RIGHT: ["JOIN_INNER"],
  JOIN_FULL: ["JOIN_LEFT", "JOIN_RIGHT", "JOIN_INNER"],
};

/** Joins: which rows without a partner stay, and where a condition stands. */
export const joins: Operator[] = [
  operator(
    "join-kind",
    "JoinExpr",
    "SELECT 1 FROM a JOIN b ON a.x = b.x -> SELECT 1 FROM a LEFT JOIN b ON a.x = b.x",
    joinKind,
  ),
  operator(
    "on-to-where",
    "SelectStmt",
    "SELECT 1 FROM a LEFT JOIN b ON a.x = b.x AND b.y -> SELECT 1 FROM a LEFT JOIN b ON a.x = b.x WHERE b.y",
    onToWhere,
  ),
  operator(
    "where-to-on",
    "SelectStmt",
    "SELECT 1 FROM a LEFT JOIN b ON a.x = b.x WHERE b.y > 1 -> SELECT 1 FROM a LEFT JOIN b ON a.x = b.x AND b.y > 1",
    whereToOn,
  ),
];

function joinKind(place: Place, facts: SchemaFacts | undefined): Change[] {
  const { node } = place;
  const kind = textAt(node, "jointype") || "JOIN_INNER";
  const isCross = node.quals === undefined && node.usingClause === undefined && !node.isNatural;
  if (isCross) return [];
  return (otherKinds[kind] ?? [])
    .filter((other) => kind !== "JOIN_INNER" || !keepsNothing(place, other, facts))
    .map((other) =>
      set(place, { jointype: other }, `${words[kind]} JOIN became ${words[other]} JOIN`, place.node.rarg),
    );
}

/** Whether the outer join that an inner one becomes keeps no more rows, or a later condition throws them away. */
function keepsNothing(place: Place, to: string, facts: SchemaFacts | undefined): boolean {
  const query = queryAround(place)?.node;
  const { larg, rarg } = place.node;
  const [kept, filled] = to === "JOIN_LEFT" ? [larg, rarg] : [rarg, larg];
  const outer = joinsOf(query?.fromClause).filter(
    (join) => join !== place.node && isAround(join, place.node),
  );
  const inner = outer.filter((join) => textAt(join, "jointype") === "JOIN_INNER");
  const later = [query?.whereClause, ...inner.map(({ quals }) => quals)].flatMap(conjunctsOf);
  const gone = later.some((condition) => rejectsNull(condition, aliasesOf(filled)));
  return gone || (facts !== undefined && allHavePartners(facts, place.node, kept, filled));
}

const isAround = (join: Fields, inner: Fields): boolean => partsOf(join).includes(inner);

const isOuter = (join: Fields): boolean => /LEFT|RIGHT|FULL/.test(textAt(join, "jointype"));

function onToWhere(place: Place): Change[] {
  return joinsOf(place.node.fromClause)
    .filter(isOuter)
    .flatMap((join) => {
      const conditions = conjunctsOf(join.quals);
      if (conditions.length < 2) return [];
      return conditions.map((moved) => {
        const quals = allOf(conditions.filter((one) => one !== moved));
        const whereClause = allOf([...conjunctsOf(place.node.whereClause), moved]);
        return set(
          place,
          { fromClause: withJoin(place, join, quals), whereClause },
          "condition moved from ON to WHERE",
          moved,
        );
      });
    });
}

function whereToOn(place: Place): Change[] {
  const conditions = conjunctsOf(place.node.whereClause);
  return joinsOf(place.node.fromClause)
    .filter((join) => isOuter(join) && join.quals !== undefined)
    .flatMap((join) => {
      const optional = aliasesOf(join.jointype === "JOIN_RIGHT" ? join.larg : join.rarg);
      return conditions
        .filter((condition) => mentions(condition, optional))
        .map((moved) => {
          const quals = allOf([...conjunctsOf(join.quals), moved]);
          const whereClause = allOf(conditions.filter((one) => one !== moved));
          return set(
            place,
            { fromClause: withJoin(place, join, quals), whereClause },
            "condition moved from WHERE to ON",
            moved,
          );
        });
    });
}

const withJoin = (place: Place, join: Fields, quals: unknown): unknown =>
  substitute(place.node.fromClause, (part) => (part === join ? withFields(join, { quals }) : undefined));

const mentions = (condition: unknown, aliases: readonly string[]): boolean =>
  partsOf(condition).some((part) => {
    const alias = isFields(part) ? columnOf(part)?.alias : undefined;
    return alias !== undefined && aliases.includes(alias);
  });

/** Columns of the tables whose rows an outer join may fill with NULL, as far as the query names them. */
export function optionalColumns(query: Fields): Fields[] {
  const optional = joinsOf(query.fromClause)
    .filter(isOuter)
    .flatMap((join) => [
      ...(join.jointype === "JOIN_RIGHT" ? [] : aliasesOf(join.rarg)),
      ...(join.jointype === "JOIN_LEFT" ? [] : aliasesOf(join.larg)),
    ]);
  return partsOf(listOf(query.fromClause))
    .filter(isFields)
    .filter((part) => fieldsOf(part, "ColumnRef") !== undefined && mentions(part, optional));
}
