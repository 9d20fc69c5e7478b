import { functionName } from "../mutants/nodes";
import { queryAround } from "../mutants/surroundings";
import { fieldsOf, type Fields, isFields, listOf, textAt } from "../mutants/tree";
import type { Place } from "../mutants/walk";
import type { Finding } from "./determinism";

const ordered: ReadonlySet<string> = new Set(
  "row_number first_value last_value nth_value lag lead ntile".split(" "),
);

const collecting: ReadonlySet<string> = new Set(
  "string_agg array_agg json_agg jsonb_agg json_object_agg json_arrayagg xmlagg".split(" "),
);

/** What takes the first rows, or all rows one after the other, without saying in which order. */
export function orderRule(place: Place): Finding[] {
  if (place.tag === "SelectStmt") return queryFindings(place);
  if (place.tag === "SubLink") return arrayFindings(place);
  return place.tag === "FuncCall" ? callFindings(place) : [];
}

function queryFindings(place: Place): Finding[] {
  const { limitCount, limitOffset, sortClause, distinctClause } = place.node;
  if (sortClause !== undefined) return [];
  const on = listOf(distinctClause).find((key) => Object.keys(key).length > 0);
  const isAny = textAt(place.around[0]?.node, "subLinkType") === "EXISTS_SUBLINK";
  const isAll = fieldsOf(limitCount, "A_Const")?.isnull === true;
  const cut = isAll ? limitOffset : (limitCount ?? limitOffset);
  return [
    ...(cut !== undefined && !isAny
      ? [finding(cut, "LIMIT without ORDER BY takes any rows.", "Add an ORDER BY that ends with a key.")]
      : []),
    ...(on === undefined
      ? []
      : [
          finding(
            on,
            "DISTINCT ON without ORDER BY keeps any row of each group.",
            "Add an ORDER BY that begins with these columns and ends with a key.",
          ),
        ]),
  ];
}

function arrayFindings(place: Place): Finding[] {
  const query = fieldsOf(place.node.subselect, "SelectStmt");
  if (textAt(place.node, "subLinkType") !== "ARRAY_SUBLINK" || query?.sortClause !== undefined) return [];
  if (isMembers(place)) return [];
  const fix = "Add ORDER BY to the query inside.";
  return [finding(place.node, "ARRAY of a query without ORDER BY has its elements in any order.", fix)];
}

function callFindings(place: Place): Finding[] {
  const name = functionName(place.node);
  const over = isFields(place.node.over) ? place.node.over : undefined;
  const isOrdered = over ? isWindowOrdered(over, place) : place.node.agg_order !== undefined;
  if (isOrdered) return [];
  if (over && ordered.has(name))
    return [
      finding(
        place.node,
        `${name}() without ORDER BY counts rows in any order.`,
        "Add ORDER BY inside OVER.",
      ),
    ];
  if (!collecting.has(name) || isMembers(place)) return [];
  const where = over ? "inside OVER" : "behind its arguments";
  return [finding(place.node, `${name}() without ORDER BY collects in any order.`, `Add ORDER BY ${where}.`)];
}

/** `x = ANY (ARRAY(...))` asks only whether x is in it. */
const isMembers = (place: Place): boolean =>
  /^AEXPR_OP_(ANY|ALL)$/.test(textAt(place.around[0]?.node, "kind"));

/** The order may stand in the WINDOW clause, under the name that OVER gives. */
function isWindowOrdered(window: Fields, place: Place): boolean {
  if (window.orderClause !== undefined) return true;
  const name = textAt(window, "name") || textAt(window, "refname");
  if (name === "") return false;
  const found = listOf(queryAround(place)?.node.windowClause)
    .map((one) => fieldsOf(one, "WindowDef"))
    .find((one) => one !== undefined && one !== window && textAt(one, "name") === name);
  return found !== undefined && isWindowOrdered(withoutName(found), place);
}

/** A window of the WINDOW clause is found by its name, and goes on to another only by refname. */
const withoutName = (window: Fields): Fields => ({ ...window, name: undefined });

const finding = (about: unknown, message: string, fix: string): Finding => ({ about, message, fix });
