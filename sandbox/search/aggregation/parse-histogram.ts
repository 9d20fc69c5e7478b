import { illegalArgument, unsupported } from "../errors/search-error";
import { formatDouble } from "../json/format-number";
import type { JsonObject } from "../json/node";
import {
  decimal,
  flag,
  integer,
  long,
  type MemberReader,
  mapped,
  parseObject,
  scalar,
  text,
} from "./object-parser";
import { FIELD_READERS, FORMAT_READER, fieldSettings, notNegative, TIME_ZONE_READER } from "./parse-field";
import { orderReader } from "./parse-order";
import type { CalendarUnit } from "./rounding";
import { parseTimeValue } from "./time-value";
import type { BucketOrder, DateHistogramDefinition, GivenBounds, HistogramDefinition } from "./tree";

const BY_KEY: readonly BucketOrder[] = [{ by: "_key", descending: false }];

const commonReaders = (name: string) => ({
  ...FIELD_READERS,
  ...FORMAT_READER,
  keyed: flag,
  min_doc_count: mapped(long, notNegative("minDocCount", name)),
  order: orderReader,
});

/** Reads a `histogram`. */
export function parseHistogram(name: string, node: JsonObject): HistogramDefinition {
  const members = parseObject("histogram", node, {
    ...commonReaders(name),
    interval: mapped(decimal, (interval) => {
      if (interval > 0) return interval;
      throw illegalArgument(`[interval] must be >0 for histogram aggregation [${name}]`);
    }),
    offset: decimal,
    extended_bounds: numberBounds,
    hard_bounds: numberBounds,
  });
  return {
    type: "histogram",
    ...fieldSettings("histogram", members),
    ...shape(members),
    interval: members.interval ?? 0,
    offset: members.offset ?? 0,
  };
}

/** Reads a `date_histogram`. */
export function parseDateHistogram(name: string, node: JsonObject): DateHistogramDefinition {
  const given = node.entries.map(({ key }) => key);
  const members = parseObject("date_histogram", node, {
    ...commonReaders(name),
    ...TIME_ZONE_READER,
    extended_bounds: dateBounds,
    hard_bounds: dateBounds,
    offset: offsetReader,
    calendar_interval: mapped(text, (interval) => {
      exclusive(given, "calendar_interval", "fixed_interval");
      return calendarUnit(interval);
    }),
    fixed_interval: mapped(text, (interval) => {
      exclusive(given, "fixed_interval", "calendar_interval");
      return fixedInterval(interval);
    }),
  });
  return {
    type: "date_histogram",
    ...fieldSettings("date_histogram", members),
    ...shape(members),
    offset: members.offset ?? 0,
    ...(members.calendar_interval !== undefined && { calendar: members.calendar_interval }),
    ...(members.fixed_interval !== undefined && { fixed: members.fixed_interval }),
  };
}

interface ShapeMembers {
  readonly keyed?: boolean;
  readonly min_doc_count?: number;
  readonly order?: readonly BucketOrder[];
  readonly extended_bounds?: GivenBounds;
  readonly hard_bounds?: GivenBounds;
}

function shape(members: ShapeMembers) {
  return {
    keyed: members.keyed ?? false,
    minDocCount: members.min_doc_count ?? 0,
    order: members.order ?? BY_KEY,
    ...(members.extended_bounds && { extendedBounds: members.extended_bounds }),
    ...(members.hard_bounds && { hardBounds: members.hard_bounds }),
  };
}

const numberBounds: MemberReader<GivenBounds> = {
  kinds: ["object"],
  read: (node) => {
    if (node.kind !== "object") return {};
    const { min, max } = parseObject("double_bounds", node, { min: decimal, max: decimal });
    if (min !== undefined && max !== undefined && max < min) {
      const reason = `max bound [${formatDouble(max)}] must be greater than min bound [${formatDouble(min)}]`;
      throw illegalArgument(reason);
    }
    return bounds(min, max);
  },
};

/** The last millisecond that a date of JavaScript can hold. */
const LAST_DATE = 8.64e15;

const dateBounds: MemberReader<GivenBounds> = {
  kinds: ["object"],
  read: (node) => {
    if (node.kind !== "object") return {};
    const { min, max } = parseObject("bounds", node, { min: scalar, max: scalar });
    if ([min, max].some((bound) => typeof bound === "number" && Math.abs(bound) > LAST_DATE))
      throw unsupported("a bound of dates beyond the year 275760");
    return bounds(min, max);
  },
};

function bounds(min: GivenBounds["min"], max: GivenBounds["max"]): GivenBounds {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

const offsetReader: MemberReader<number> = {
  kinds: ["string", "number"],
  read: (node) => {
    if (node.kind === "number") return integer.read(node);
    const given = text.read(node);
    const sign = given.startsWith("-") ? -1 : 1;
    const bare = /^[+-]/.test(given) ? given.slice(1) : given;
    return sign * parseTimeValue(bare, "DateHistogramAggregationBuilder.parseOffset");
  },
};

/** Both kinds of interval: the one that comes second is refused. */
function exclusive(given: readonly string[], own: string, other: string): void {
  const at = given.indexOf(other);
  if (at >= 0 && at < given.indexOf(own)) {
    throw illegalArgument(`Cannot use [${own}] with [${other}] configuration option.`);
  }
}

const CALENDAR_NAMES: Readonly<Record<string, CalendarUnit>> = {
  "1s": "second",
  "1m": "minute",
  "1h": "hour",
  "1d": "day",
  "1w": "week",
  "1M": "month",
  "1q": "quarter",
  "1y": "year",
  second: "second",
  minute: "minute",
  hour: "hour",
  day: "day",
  week: "week",
  month: "month",
  quarter: "quarter",
  year: "year",
};

function calendarUnit(interval: string): CalendarUnit {
  requireInterval(interval);
  const unit = Object.hasOwn(CALENDAR_NAMES, interval) ? CALENDAR_NAMES[interval] : undefined;
  if (unit) return unit;
  throw illegalArgument(`The supplied interval [${interval}] could not be parsed as a calendar interval.`);
}

function fixedInterval(interval: string): number {
  requireInterval(interval);
  return parseTimeValue(interval, "date_histogram.fixedInterval");
}

function requireInterval(interval: string): void {
  if (interval === "") throw illegalArgument("[interval] must not be null: [date_histogram]");
}
