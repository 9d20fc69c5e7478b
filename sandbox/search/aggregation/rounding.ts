import { civilFromDays, DAY_MS, dayOfWeek, daysFromCivil, plusMonths } from "../dates/calendar";
import { instantOfLocal, type TimeZone } from "../dates/time-zone";

/** Units of `calendar_interval`. */
export type CalendarUnit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Start of the bucket of an instant, and of the bucket that follows one; milliseconds since 1970. */
export interface Rounding {
  readonly round: (ms: number) => number;
  readonly next: (start: number) => number;
}

const CLOCK_UNITS: Partial<Record<CalendarUnit, number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };

/** Rounds down to a calendar unit in a zone; days begin with their first instant, also where midnight does not exist. */
export function calendarRounding(unit: CalendarUnit, zone: TimeZone): Rounding {
  const clock = CLOCK_UNITS[unit];
  if (clock !== undefined) return clockRounding(clock, zone);
  return {
    round: (ms) => startOfDay(floorDate(ms + zone.offsetAt(ms), unit), zone),
    next: (start) => startOfDay(addUnit(floorDate(start + zone.offsetAt(start), unit), unit), zone),
  };
}

/** Rounds down to whole intervals of local time since 1970. */
export function fixedRounding(interval: number, zone: TimeZone): Rounding {
  const round = (ms: number): number => {
    const local = ms + zone.offsetAt(ms);
    return latestInstant(Math.floor(local / interval) * interval, zone, ms);
  };
  return { round, next: (start) => instantOfLocal(start + zone.offsetAt(start) + interval, zone) };
}

function clockRounding(interval: number, zone: TimeZone): Rounding {
  const { round } = fixedRounding(interval, zone);
  return { round, next: (start) => round(start + interval) };
}

/** A rounding whose buckets begin later (or earlier) by a number of milliseconds. */
export function shiftedRounding({ round, next }: Rounding, offset: number): Rounding {
  if (offset === 0) return { round, next };
  return { round: (ms) => round(ms - offset) + offset, next: (start) => next(start - offset) + offset };
}

/** More buckets than these are not remembered. */
const MANY = 4096;

/**
 * Remembers where buckets begin, in a row without gaps that grows to both sides as instants ask for it, and finds an
 * instant's bucket by halving. Where a bucket is not all that lies before the next one (short intervals while clocks
 * go back) or the row is too long, each instant is rounded by itself.
 */
export function rememberedRounding(rounding: Rounding): Rounding {
  const { round, next } = rounding;
  let starts: number[] = [];
  let end = Number.NaN;
  let usable = true;
  const follows = (start: number, following: number): boolean => round(following - 1) === start;
  const begin = (ms: number): void => {
    const start = round(ms);
    starts = [start];
    end = next(start);
    usable = follows(start, end);
  };
  const growTo = (ms: number): void => {
    const before: number[] = [];
    for (let first = starts[0] ?? 0; usable && ms < first; ) {
      first = round(first - 1);
      before.push(first);
      usable = before.length < MANY;
    }
    starts = [...before.reverse(), ...starts];
    while (usable && ms >= end) {
      const following = next(end);
      starts.push(end);
      usable = follows(end, following) && starts.length < MANY;
      end = following;
    }
  };
  return {
    next,
    round: (ms) => {
      if (!usable) return round(ms);
      if (starts.length === 0) begin(ms);
      const first = starts[0] ?? 0;
      if (ms < first || ms >= end) growTo(ms);
      return usable ? lastNotAbove(starts, ms) : round(ms);
    },
  };
}

function lastNotAbove(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return sorted[low] ?? value;
}

function floorDate(local: number, unit: CalendarUnit): number {
  const day = Math.floor(local / DAY_MS);
  if (unit === "day") return day * DAY_MS;
  if (unit === "week") return (day - dayOfWeek(day) + 1) * DAY_MS;
  const { year, month } = civilFromDays(day);
  if (unit === "year") return daysFromCivil(year, 1, 1) * DAY_MS;
  return daysFromCivil(year, unit === "quarter" ? month - ((month - 1) % 3) : month, 1) * DAY_MS;
}

function addUnit(local: number, unit: CalendarUnit): number {
  if (unit === "day" || unit === "week") return local + (unit === "day" ? 1 : 7) * DAY_MS;
  return plusMonths(local, unit === "year" ? 12 : unit === "quarter" ? 3 : 1);
}

/** Instants whose local time is `local`: none in a gap, two in an overlap; ascending. */
function instantsOf(local: number, zone: TimeZone): number[] {
  const offsets = new Set([zone.offsetAt(local - DAY_MS), zone.offsetAt(local + DAY_MS)]);
  return [...offsets]
    .map((offset) => local - offset)
    .filter((ms) => ms + zone.offsetAt(ms) === local)
    .sort((a, b) => a - b);
}

function startOfDay(local: number, zone: TimeZone): number {
  if (zone.fixed) return local - zone.offsetAt(0);
  const offset = zone.offsetAt(local);
  const usual = local - offset;
  // No change of clocks in the day before nor at the moment itself: there is no other.
  if (zone.offsetAt(usual) === offset && zone.offsetAt(usual - DAY_MS) === offset) return usual;
  return instantsOf(local, zone)[0] ?? endOfGap(local, zone);
}

function latestInstant(local: number, zone: TimeZone, notAfter: number): number {
  if (zone.fixed) return local - zone.offsetAt(0);
  const offset = zone.offsetAt(notAfter);
  const usual = local - offset;
  if (usual <= notAfter && zone.offsetAt(usual) === offset) return usual;
  const instants = instantsOf(local, zone);
  return instants.findLast((ms) => ms <= notAfter) ?? instants[0] ?? endOfGap(local, zone);
}

/** The instant of the transition that left `local` out. */
function endOfGap(local: number, zone: TimeZone): number {
  let low = local - zone.offsetAt(local + DAY_MS) - 1;
  let high = local - zone.offsetAt(local - DAY_MS);
  const before = zone.offsetAt(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
