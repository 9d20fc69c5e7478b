import { SearchError } from "../errors/search-error";
import { civilFromDays, DAY_MS, dayOfWeek, daysFromCivil, plusMonths } from "./calendar";
import type { DateFormat } from "./date-format";
import { instantOfLocal, type TimeZone, UTC } from "./time-zone";

/** What a date expression is counted from. */
export interface DateMathContext {
  /** Milliseconds since 1970 for `now`. */
  now: number;
  /** Upper ends (`lte`, `gt`): what is missing and what is rounded becomes the last millisecond. */
  roundUp?: boolean;
  /** For texts without a zone of their own and for rounding. */
  zone?: TimeZone;
}

/** Milliseconds of `now-1d/d`, `2025-01-01||+1M/M` or a plain date; throws `parse_exception` with Elasticsearch's texts. */
export function parseDateMath(text: string, format: DateFormat, context: DateMathContext): number {
  const { now, roundUp = false, zone = UTC } = context;
  if (text.startsWith("now")) return applyMath(text.slice(3), now, roundUp, zone);
  const bars = text.indexOf("||");
  if (bars < 0) return parsePlain(text, format, roundUp, zone);
  const math = text.slice(bars + 2);
  const start = parsePlain(text.slice(0, bars), format, roundUp && math === "", zone);
  return applyMath(math, start, roundUp, zone);
}

const parseError = (reason: string, cause?: SearchError): SearchError =>
  new SearchError(400, "parse_exception", reason, cause ? { causedBy: cause } : {});

function parsePlain(text: string, format: DateFormat, roundUp: boolean, zone: TimeZone): number {
  if (text === "") throw parseError("cannot parse empty datetime");
  try {
    return format.parse(text, { roundUp, zone });
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    throw parseError(
      `failed to parse date field [${text}] with format [${format.pattern}]: [${error.reason}]`,
      error,
    );
  }
}

/** Units of date math: their fixed length, or the months that they count. */
const UNITS: Readonly<Record<string, { ms: number } | { days: number } | { months: number }>> = {
  y: { months: 12 },
  M: { months: 1 },
  w: { days: 7 },
  d: { days: 1 },
  h: { ms: 3_600_000 },
  H: { ms: 3_600_000 },
  m: { ms: 60_000 },
  s: { ms: 1000 },
};

function applyMath(math: string, start: number, roundUp: boolean, zone: TimeZone): number {
  let time = start;
  for (let at = 0; at < math.length; ) {
    const operator = math.charAt(at++);
    if (!"/+-".includes(operator)) throw parseError(`operator not supported for date math [${math}]`);
    if (at >= math.length) throw parseError(`truncated date math [${math}]`);
    const digits = /^\d+/.exec(math.slice(at))?.[0];
    at += digits?.length ?? 0;
    if (at >= math.length) throw parseError(`truncated date math [${math}]`);
    const amount = digits === undefined ? 1 : Number(digits);
    if (operator === "/" && amount !== 1) {
      throw parseError(`rounding \`/\` can only be used on single unit types [${math}]`);
    }
    const unit = math.charAt(at++);
    if (!UNITS[unit]) throw parseError(`unit [${unit}] not supported for date math [${math}]`);
    if (operator !== "/") time = add(time, operator === "+" ? amount : -amount, unit, zone);
    else time = roundUp ? add(floor(time, unit, zone), 1, unit, zone) - 1 : floor(time, unit, zone);
  }
  return time;
}

function add(time: number, amount: number, unit: string, zone: TimeZone): number {
  const step = UNITS[unit];
  if (step === undefined) return time;
  if ("ms" in step) return time + amount * step.ms;
  const local = time + zone.offsetAt(time);
  const moved =
    "days" in step ? local + amount * step.days * DAY_MS : plusMonths(local, amount * step.months);
  return instantOfLocal(moved, zone);
}

function floor(time: number, unit: string, zone: TimeZone): number {
  const step = UNITS[unit];
  const offset = zone.offsetAt(time);
  const local = time + offset;
  // Hours and less keep the offset, so that the second of two equal local hours stays itself.
  if (step && "ms" in step) return Math.floor(local / step.ms) * step.ms - offset;
  const day = Math.floor(local / DAY_MS);
  const { year, month } = civilFromDays(day);
  if (unit === "y") return instantOfLocal(daysFromCivil(year, 1, 1) * DAY_MS, zone);
  if (unit === "M") return instantOfLocal(daysFromCivil(year, month, 1) * DAY_MS, zone);
  return instantOfLocal((unit === "w" ? day - dayOfWeek(day) + 1 : day) * DAY_MS, zone);
}
