import { constantOf, constants, functionName, textOf } from "./nodes";
import { operator, replace, type Change, type Operator } from "./operator";
import { listOf } from "./tree";
import { isUnread, standsIn } from "./surroundings";
import { isInstant, isInterval } from "./instants";
import type { Place } from "./walk";

/** Constants off by a little. */
export const literals: Operator[] = [
  operator("integer-shifted", "A_Const", "SELECT a + 1 -> SELECT a + 2", (place) => {
    const constant = constantOf(wrap(place));
    if (constant?.kind !== "integer" || !isFree(place)) return [];
    const from = Number(constant.value);
    return [from + 1, from - 1].flatMap((to) =>
      replace(place, constants.integer(to), `${from} became ${to}`),
    );
  }),
  operator("decimal-shifted", "A_Const", "SELECT a * 1.5 -> SELECT a * 2.5", (place) => {
    const constant = constantOf(wrap(place));
    if (constant?.kind !== "decimal" || !isFree(place)) return [];
    const from = constant.value;
    return [shifted(from, 1n), shifted(from, -1n)].flatMap((to) =>
      to === undefined ? [] : replace(place, constants.decimal(to), `${from} became ${to}`),
    );
  }),
  operator("decimal-point-dropped", "A_Const", "SELECT 100.0 * a -> SELECT 100 * a", (place) => {
    const constant = constantOf(wrap(place));
    if (constant?.kind !== "decimal" || !/^\d{1,9}\.0*$/.test(constant.value)) return [];
    const to = Number(constant.value);
    return replace(place, constants.integer(to), `${constant.value} became ${to}`);
  }),
  operator("boolean-flipped", "A_Const", "SELECT true -> SELECT false", (place) => {
    const constant = constantOf(wrap(place));
    if (constant?.kind !== "boolean" || isUnread(place)) return [];
    const to = constant.value !== "true";
    return replace(place, constants.boolean(to), `${constant.value} became ${to}`);
  }),
  operator("text-changed", "A_Const", "SELECT 1 WHERE a = 'paid' -> SELECT 1 WHERE a = 'paid_'", textChanged),
];

const wrap = (place: Place): unknown => ({ A_Const: place.node });

/** Whether a number is a value of the query, and no position, no row count and no digit count. */
function isFree(place: Place): boolean {
  const [around] = place.around;
  if (isUnread(place)) return false;
  if (["groupClause", "sortClause", "distinctClause", "limitCount", "limitOffset"].includes(place.field))
    return false;
  if (around?.tag === "SortBy" && place.field === "node") return false;
  if (around?.tag === "FuncCall" && isOwn(place, around)) return false;
  // What a counted CASE gives does not matter, only whether it is NULL.
  return !(standsIn(place, "CaseExpr", "args") && place.field === "result" && isCounted(place));
}

function isOwn(place: Place, around: Place): boolean {
  const name = functionName(around.node);
  const args = listOf(around.node.args);
  const isFirst = args[0]?.A_Const === place.node;
  return (
    name === "count" || around.node.agg_within_group === true || (/^(round|trunc)$/.test(name) && !isFirst)
  );
}

function isCounted(place: Place): boolean {
  const call = place.around.find(({ tag }) => tag === "FuncCall");
  return call !== undefined && functionName(call.node) === "count" && call.node.agg_distinct !== true;
}

/** A decimal plus some, digit for digit; undefined for what has an exponent. */
function shifted(text: string, by: bigint): string | undefined {
  const [, sign = "", whole = "", part = ""] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  if (whole === "" && part === "") return undefined;
  const scale = 10n ** BigInt(part.length);
  const value = BigInt(`${sign}${whole || "0"}${part}`) + by * scale;
  const digits = String(value < 0n ? -value : value).padStart(part.length + 1, "0");
  const head = digits.slice(0, digits.length - part.length);
  return `${value < 0n ? "-" : ""}${head}${part === "" ? "" : `.${digits.slice(-part.length)}`}`;
}

/** Functions whose strings are names and formats; other operators know them. */
const named =
  /^(timezone|date_trunc|date_part|extract|date_bin|to_char|to_date|to_timestamp|nextval|normalize)$/;

function textChanged(place: Place): Change[] {
  const text = textOf(wrap(place));
  const [around] = place.around;
  if (text === undefined || isUnread(place) || isInstant(text) || isInterval(text)) return [];
  if (around?.tag === "TypeCast" || /^[{[(].*[\])}]$/.test(text)) return [];
  if (around?.tag === "FuncCall" && named.test(functionName(around.node))) return [];
  if (around?.tag === "A_Expr" && /LIKE/.test(String(around.node.kind)) && !/[^%_]/.test(text)) return [];
  if (standsIn(place, "CaseExpr", "args") && place.field === "result" && isCounted(place)) return [];
  return replace(place, constants.text(`${text}_`), `'${text}' became '${text}_'`);
}
