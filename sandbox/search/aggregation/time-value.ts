import { illegalArgument, SearchError } from "../errors/search-error";

const UNITS: readonly (readonly [suffix: string, ms: number])[] = [
  ["nanos", 1e-6],
  ["micros", 1e-3],
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
];

/** Milliseconds of `30d`, `12h`, `500ms`, as Elasticsearch's `TimeValue` reads it; `setting` is what its errors name. */
export function parseTimeValue(text: string, setting: string): number {
  const normal = text.toLowerCase().trim();
  // A capital M means months elsewhere, never minutes.
  const unit = text.trim().endsWith("M") ? undefined : UNITS.find(([suffix]) => normal.endsWith(suffix));
  if (unit) return Math.trunc(parseAmount(text, normal.slice(0, -unit[0].length).trim()) * unit[1]);
  if (/^-0*1$/.test(normal)) return -1;
  if (/^0+$/.test(normal)) return 0;
  throw illegalArgument(
    `failed to parse setting [${setting}] with value [${text}] as a time value: unit is missing or unrecognized`,
  );
}

function parseAmount(text: string, amount: string): number {
  if (/^[+-]?\d+$/.test(amount)) return Number(amount);
  if (/^[+-]?\d*\.\d+$/.test(amount)) {
    throw illegalArgument(
      `failed to parse [${text}], fractional time values are not supported`,
      notANumber(amount),
    );
  }
  throw illegalArgument(`failed to parse [${text}]`, notANumber(amount));
}

/** `number_format_exception`, in Java's words. */
export function notANumber(text: string): SearchError {
  return new SearchError(400, "number_format_exception", `For input string: "${text}"`);
}

const CALENDAR_LENGTHS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_629_746_000,
  quarter: 7_889_238_000,
  year: 31_556_952_000,
};

/** Milliseconds of a unit of time: a calendar unit by its average length (`java.time.temporal.ChronoUnit`), or a time value. */
export function fixedOrCalendarLength(unit: string): number {
  return (
    (Object.hasOwn(CALENDAR_LENGTHS, unit) && CALENDAR_LENGTHS[unit]) ||
    parseTimeValue(unit, "derivative.unit")
  );
}
