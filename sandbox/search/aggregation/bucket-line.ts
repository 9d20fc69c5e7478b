import { timeZone, UTC } from "../dates/time-zone";
import { illegalArgument } from "../errors/search-error";
import { formatDouble } from "../json/format-number";
import { double } from "../json/reply-value";
import type { FieldSource } from "./field-source";
import type { BucketLine } from "./histogram-buckets";
import {
  calendarRounding,
  fixedRounding,
  type Rounding,
  rememberedRounding,
  shiftedRounding,
} from "./rounding";
import type { DateHistogramDefinition, GivenBounds, GivenValue, HistogramDefinition } from "./tree";

/** The line of a `histogram`; throws what a shard refuses. */
export function numberLine(definition: HistogramDefinition, { format }: FieldSource): BucketLine {
  const { interval, extendedBounds, hardBounds } = definition;
  if (!(interval > 0)) throw illegalArgument(`interval must be positive, got: ${formatDouble(interval)}`);
  const offset = definition.offset % interval;
  const round = (value: number): number => Math.floor((value - offset) / interval) * interval + offset;
  checkInside(extendedBounds, hardBounds, Number, formatBound);
  return {
    round,
    next: (start) => round(start + interval + interval / 2),
    allows: allowNumbers(hardBounds),
    least: roundedBound(extendedBounds?.min, round),
    most: roundedBound(extendedBounds?.max, round),
    key: double,
    keyText: (start) => format.print(start),
  };
}

const formatBound = (bound: GivenValue | undefined): string =>
  bound === undefined ? "" : formatDouble(Number(bound));

function roundedBound(bound: GivenValue | undefined, round: (value: number) => number): number | undefined {
  return bound === undefined ? undefined : round(Number(bound));
}

function allowNumbers(bounds: GivenBounds | undefined): (start: number) => boolean {
  const min = bounds?.min === undefined ? Number.NEGATIVE_INFINITY : Number(bounds.min);
  const max = bounds?.max === undefined ? Number.POSITIVE_INFINITY : Number(bounds.max);
  return (start) => start >= min && start <= max;
}

/** The line of a `date_histogram`; throws what a shard refuses. */
export function dateLine(name: string, definition: DateHistogramDefinition, source: FieldSource): BucketLine {
  const plain = roundingOf(definition);
  const rounding = rememberedRounding(shiftedRounding(plain, definition.offset));
  const { extendedBounds, hardBounds } = definition;
  // Numbers in bounds are milliseconds, whatever the format is.
  const instant = (given: GivenValue): number =>
    typeof given === "number" ? given : source.format.parse(given);
  const bound = (given: GivenValue | undefined): number | undefined =>
    given === undefined ? undefined : instant(given);
  const min = bound(extendedBounds?.min);
  const max = bound(extendedBounds?.max);
  if (min !== undefined && max !== undefined && min > max) {
    const ends = `[extended_bounds.min][${min}] cannot be greater than [extended_bounds.max][${max}]`;
    throw illegalArgument(`${ends} for histogram aggregation [${name}]`);
  }
  checkInside(extendedBounds, hardBounds, instant, (given) => String(given ?? ""));
  const start = (given: GivenValue | undefined): number | undefined => {
    const ms = bound(given);
    return ms === undefined ? undefined : rounding.round(ms);
  };
  const hardMin = start(hardBounds?.min) ?? Number.NEGATIVE_INFINITY;
  const hardMax = start(hardBounds?.max) ?? Number.POSITIVE_INFINITY;
  return {
    ...rounding,
    allows: (at) => at >= hardMin && at < hardMax,
    // Bounds are rounded before the offset moves the buckets.
    least: min === undefined ? undefined : plain.round(min) + definition.offset,
    most: max === undefined ? undefined : plain.round(max) + definition.offset,
    key: (at) => at,
    keyText: remembered((at) => (source.format.printed ? source.format.print(at) : String(at))),
  };
}

function remembered(print: (at: number) => string): (at: number) => string {
  const texts = new Map<number, string>();
  return (at) => {
    const text = texts.get(at) ?? print(at);
    texts.set(at, text);
    return text;
  };
}

function roundingOf({ calendar, fixed, timeZone: zoneName }: DateHistogramDefinition): Rounding {
  const zone = zoneName === undefined ? UTC : timeZone(zoneName);
  if (calendar) return calendarRounding(calendar, zone);
  if (fixed === undefined)
    throw illegalArgument("Invalid interval specified, must be non-null and non-empty");
  if (fixed < 1) throw illegalArgument("Zero or negative time interval not supported");
  return fixedRounding(fixed, zone);
}

function checkInside(
  extended: GivenBounds | undefined,
  hard: GivenBounds | undefined,
  read: (given: GivenValue) => number,
  print: (given: GivenValue | undefined) => string,
): void {
  if (!extended || !hard) return;
  const below = outside(extended.min, hard.min, (given, limit) => read(given) < read(limit));
  const above = outside(extended.max, hard.max, (given, limit) => read(given) > read(limit));
  if (!below && !above) return;
  const show = ({ min, max }: GivenBounds): string => `[${print(min)}--${print(max)}]`;
  throw illegalArgument(
    `Extended bounds have to be inside hard bounds, hard bounds: ${show(hard)}, extended bounds: ${show(extended)}`,
  );
}

function outside(
  given: GivenValue | undefined,
  limit: GivenValue | undefined,
  beyond: (given: GivenValue, limit: GivenValue) => boolean,
): boolean {
  return limit !== undefined && (given === undefined || beyond(given, limit));
}
