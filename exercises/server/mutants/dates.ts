import { constants, functionName, textOf, words } from "./nodes";
import { operator, replace, set, type Change, type Operator } from "./operator";
import { isInstant, isInterval, later, longer } from "./instants";
import { isFields, listOf } from "./tree";
import type { Place } from "./walk";

const day = 86_400;

const otherUnits: Readonly<Record<string, readonly string[]>> = {
  second: ["minute"],
  minute: ["hour"],
  hour: ["day"],
  day: ["month", "hour"],
  week: ["month", "day"],
  month: ["year", "day"],
  quarter: ["year", "month"],
  year: ["month"],
  dow: ["isodow", "day"],
  isodow: ["dow"],
  epoch: ["second"],
};

const otherFormats: readonly (readonly [string, string])[] = [
  ["YYYY-MM-DD", "YYYY-MM"],
  ["YYYY-MM", "YYYY"],
  ["YYYY-MM", "MM"],
  ["YYYY", "MM"],
  ["HH24", "HH12"],
];

/** Time: the boundary, the unit, the zone, the span. */
export const dates: Operator[] = [
  operator(
    "instant-shifted",
    "A_Const",
    "SELECT 1 WHERE a >= '2024-01-31 00:00:00+00' -> SELECT 1 WHERE a >= '2024-02-01 00:00:00+00'",
    (place) => {
      const text = textOf({ A_Const: place.node });
      if (text === undefined || !isInstant(text)) return [];
      return [day, -day, 1].flatMap((seconds) => {
        const to = later(text, seconds);
        return to === undefined ? [] : replace(place, constants.text(to), `'${text}' became '${to}'`);
      });
    },
  ),
  operator(
    "interval-changed",
    "A_Const",
    "SELECT a + interval '1 day' -> SELECT a + interval '2 day'",
    (place) => {
      const text = textOf({ A_Const: place.node });
      const [around] = place.around;
      const isCast = around?.tag === "TypeCast" && words(fieldNames(around)).at(-1) === "interval";
      if (text === undefined || !(isCast || isInterval(text))) return [];
      return [1, -1].flatMap((by) => {
        const to = longer(text, by);
        return to === undefined ? [] : replace(place, constants.text(to), `'${text}' became '${to}'`);
      });
    },
  ),
  operator(
    "date-unit",
    "FuncCall",
    "SELECT date_trunc('month', a) -> SELECT date_trunc('year', a)",
    dateUnit,
  ),
  operator(
    "date-format",
    "FuncCall",
    "SELECT to_char(a, 'YYYY-MM') -> SELECT to_char(a, 'YYYY')",
    (place) => {
      const [value, format, ...rest] = listOf(place.node.args);
      const text = textOf(format);
      if (functionName(place.node) !== "to_char" || text === undefined) return [];
      return otherFormats
        .filter(([from]) => text.includes(from))
        .map(([from, to]) => {
          const changed = text.replace(from, to);
          return set(
            place,
            { args: [value, constants.text(changed), ...rest] },
            `'${text}' became '${changed}'`,
          );
        });
    },
  ),
  operator("zone-dropped", "FuncCall", "SELECT a AT TIME ZONE 'Europe/Berlin' -> SELECT a", (place) => {
    const args = listOf(place.node.args);
    // Answers are judged in sessions whose zone is UTC, so nothing is lost with it; lintDeterminism wants it all the same.
    if (textOf(args[zoneAt(place)]) === "UTC") return [];
    if (isAtTimeZone(place) && args[1]) return replace(place, args[1], "AT TIME ZONE left out");
    return functionName(place.node) === "date_trunc" && args.length === 3
      ? [set(place, { args: args.slice(0, 2) }, "time zone of date_trunc left out", args[2])]
      : [];
  }),
  operator(
    "zone-changed",
    "FuncCall",
    "SELECT a AT TIME ZONE 'UTC' -> SELECT a AT TIME ZONE 'Asia/Tokyo'",
    (place) => {
      const args = listOf(place.node.args);
      const at = zoneAt(place);
      const zone = textOf(args[at]);
      if (zone === undefined) return [];
      const to = zone === "UTC" ? "Asia/Tokyo" : "UTC";
      const changed = args.map((arg, index) => (index === at ? constants.text(to) : arg));
      return [set(place, { args: changed }, `time zone '${zone}' became '${to}'`, args[at])];
    },
  ),
];

function fieldNames(cast: Place): unknown {
  const { typeName } = cast.node;
  return isFields(typeName) ? typeName.names : undefined;
}

const isAtTimeZone = ({ node }: Place): boolean =>
  functionName(node) === "timezone" && node.funcformat === "COERCE_SQL_SYNTAX";

/** Which argument names a time zone; -1 for none. */
const zoneAt = (place: Place): number =>
  isAtTimeZone(place) ? 0 : functionName(place.node) === "date_trunc" ? 2 : -1;

function dateUnit(place: Place): Change[] {
  const name = functionName(place.node);
  if (!["date_trunc", "date_part", "extract"].includes(name)) return [];
  const [first, ...rest] = listOf(place.node.args);
  const unit = textOf(first);
  // date_trunc knows no day of the week, and no epoch.
  const units = (otherUnits[unit?.toLowerCase() ?? ""] ?? []).filter(
    (to) => name !== "date_trunc" || !/dow/.test(to),
  );
  return units.map((to) =>
    set(place, { args: [constants.text(to), ...rest] }, `${unit} became ${to}`, first),
  );
}
