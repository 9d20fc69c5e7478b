import { columnOf, functionName, operatorName, textOf, words } from "../mutants/nodes";
import { fieldsOf, type Fields, isFields, listOf } from "../mutants/tree";
import type { Place } from "../mutants/walk";
import type { Finding } from "./determinism";

/**
 * What depends on the session's time zone. Types are not to be seen in a tree, so columns whose names end in _at count as
 * timestamptz, which they are in Harbor.
 */
export function zoneRule(place: Place): Finding[] {
  if (place.tag === "FuncCall") return callFindings(place.node);
  if (place.tag === "TypeCast") return castFindings(place.node);
  return place.tag === "A_Expr" ? comparisonFindings(place.node) : [];
}

const atZone = "Write AT TIME ZONE 'UTC' behind the column.";

function callFindings(call: Fields): Finding[] {
  const name = functionName(call);
  const [first, second, ...more] = listOf(call.args);
  if (name === "date_trunc" && more.length === 0 && isInstant(second))
    return [finding(call, "date_trunc()", "Give date_trunc() 'UTC' as its third argument.")];
  if (name === "to_char" && isInstant(first)) return [finding(call, "to_char()", atZone)];
  if (name === "date" && isInstant(first)) return [finding(call, "date()", atZone)];
  // Seconds since 1970 are the same everywhere.
  const isPart = (name === "extract" || name === "date_part") && textOf(first)?.toLowerCase() !== "epoch";
  return isPart && isInstant(second) ? [finding(call, `${name}()`, atZone)] : [];
}

function castFindings(cast: Fields): Finding[] {
  const type = isFields(cast.typeName) ? (words(cast.typeName.names).at(-1) ?? "") : "";
  const text = textOf(cast.arg);
  if (type === "timestamptz" && text !== undefined && lacksZone(text))
    return [finding(cast.arg, `timestamptz '${text}'`, `Write '${withZone(text)}'.`)];
  const isLocal = ["date", "time", "timestamp", "text", "varchar"].includes(type);
  return isLocal && isInstant(cast.arg) ? [finding(cast, `The cast to ${type}`, atZone)] : [];
}

/** A string that is compared with a timestamptz becomes one, in the session's time zone unless it names its own. */
function comparisonFindings(expression: Fields): Finding[] {
  const isComparison = /^(<|>|=|<=|>=|<>|BETWEEN|NOT BETWEEN)$/.test(operatorName(expression));
  const sides = [expression.lexpr, expression.rexpr];
  if (!isComparison || !sides.some((side) => columnOf(side)?.name.endsWith("_at"))) return [];
  const items = sides.flatMap((side) => listOf(fieldsOf(side, "List")?.items));
  return [...sides, ...items].flatMap((side) => {
    const text = textOf(side);
    return text !== undefined && lacksZone(text)
      ? [finding(side, `'${text}'`, `Write '${withZone(text)}'.`)]
      : [];
  });
}

const lacksZone = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(text);

const withZone = (text: string): string => (text.length === 10 ? `${text} 00:00:00+00` : `${text}+00`);

/** Whether an expression is a timestamptz: made of one, and neither put into a zone nor the time between two. */
function isInstant(node: unknown): boolean {
  const column = columnOf(node);
  if (column) return column.name.endsWith("_at");
  const call = fieldsOf(node, "FuncCall");
  if (call) return keeps.has(functionName(call)) && listOf(call.args).some(isInstant);
  const coalesce = fieldsOf(node, "CoalesceExpr") ?? fieldsOf(node, "MinMaxExpr");
  if (coalesce) return listOf(coalesce.args).some(isInstant);
  const cast = fieldsOf(node, "TypeCast");
  if (cast) return isFields(cast.typeName) && words(cast.typeName.names).at(-1) === "timestamptz";
  const expression = fieldsOf(node, "A_Expr");
  if (!expression || !/^[+-]$/.test(operatorName(expression))) return false;
  const isBetween = operatorName(expression) === "-" && isInstant(expression.rexpr);
  return isInstant(expression.lexpr) && !isBetween;
}

/** Functions that give back one of the instants they get. */
const keeps: ReadonlySet<string> = new Set(
  "min max lag lead first_value last_value nth_value date_trunc".split(" "),
);

const finding = (about: unknown, what: string, fix: string): Finding => ({
  about,
  message: `${what} depends on the session's time zone.`,
  fix,
});
