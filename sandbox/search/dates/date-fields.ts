import {
  DAY_MS,
  daysFromCivil,
  daysInMonth,
  firstMonday,
  firstSunday,
  isLeapYear,
  isoWeek,
} from "./calendar";
import { fixedZone, instantOfLocal, type TimeZone, UTC } from "./time-zone";

/** What a text said of a time: members are absent where it said nothing. */
export interface DateFields {
  /** Of the era's count (letter `y`), from 1; Java leaves it unresolved, so its dates are checked later than those of `year`. */
  yearOfEra?: number;
  year?: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
  dayOfYear?: number;
  /** ISO 8601 week date. */
  weekYear?: number;
  week?: number;
  dayOfWeek?: number;
  /** Week date where weeks begin on Sunday (letters `Y`, `w`, `e`). */
  localWeekYear?: number;
  localWeek?: number;
  localDayOfWeek?: number;
  quarter?: number;
  hour?: number;
  /** 1 to 12 with `halfDay`. */
  clockHour?: number;
  halfDay?: 0 | 1;
  minute?: number;
  second?: number;
  nanos?: number;
  /** Milliseconds. */
  offset?: number;
  zone?: TimeZone;
}

/** A date that no calendar has, in Java's words. */
export class InvalidDate extends Error {
  override name = "InvalidDate";
}

const MONTHS = "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER".split(
  " ",
);

/**
 * Milliseconds since 1970 of what a text said. What is missing is the first of its kind or, rounding up, the last of the
 * day (Elasticsearch keeps month and day at 1 even then).
 */
export function resolveFields(fields: DateFields, zone: TimeZone, roundUp: boolean): number {
  const time = timeOfDay(fields, roundUp);
  const local = dayNumber(fields) * DAY_MS + time;
  const own = fields.offset === undefined ? fields.zone : fixedZone("offset", fields.offset);
  return instantOfLocal(local, own ?? zone ?? UTC);
}

function timeOfDay(fields: DateFields, roundUp: boolean): number {
  const { hour = hourOfHalfDay(fields) ?? (roundUp ? 23 : 0) } = fields;
  const { minute = roundUp ? 59 : 0, second = roundUp ? 59 : 0, nanos = roundUp ? 999_999_999 : 0 } = fields;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Math.floor(nanos / 1_000_000);
}

function hourOfHalfDay({ clockHour, halfDay }: DateFields): number | undefined {
  return clockHour === undefined ? undefined : (clockHour % 12) + 12 * (halfDay ?? 0);
}

function dayNumber(fields: DateFields): number {
  if (fields.weekYear !== undefined) {
    return firstMonday(fields.weekYear) + ((fields.week ?? 1) - 1) * 7 + (fields.dayOfWeek ?? 1) - 1;
  }
  if (fields.localWeekYear !== undefined) {
    return (
      firstSunday(fields.localWeekYear) + ((fields.localWeek ?? 1) - 1) * 7 + (fields.localDayOfWeek ?? 1) - 1
    );
  }
  const year = fields.year ?? fields.yearOfEra ?? 1970;
  refuseOutside("MonthOfYear", fields.month, 12);
  refuseOutside("DayOfMonth", fields.day, 31, "28/31");
  refuseOutside("DayOfYear", fields.dayOfYear, 366, "365/366");
  if (fields.dayOfYear !== undefined) return dayOfYearNumber(year, fields.dayOfYear);
  const month = fields.month ?? (fields.quarter === undefined ? 1 : fields.quarter * 3 - 2);
  const day = fields.day ?? 1;
  if (day > daysInMonth(year, month)) {
    throw new InvalidDate(
      month === 2 && day === 29
        ? `Invalid date 'February 29' as '${year}' is not a leap year`
        : `Invalid date '${MONTHS[month - 1]} ${day}'`,
    );
  }
  return daysFromCivil(year, month, day);
}

function dayOfYearNumber(year: number, dayOfYear: number): number {
  if (dayOfYear === 366 && !isLeapYear(year)) {
    throw new InvalidDate(`Invalid date 'DayOfYear 366' as '${year}' is not a leap year`);
  }
  return daysFromCivil(year, 1, 1) + dayOfYear - 1;
}

/** Java's words for a number outside of its field's range, which begins at `low`. */
export function outsideText(field: string, value: number, low: number, high: string): string {
  return `Invalid value for ${field} (valid values ${low} - ${high}): ${value}`;
}

function refuseOutside(field: string, value: number | undefined, high: number, shown = String(high)): void {
  if (value !== undefined && (value < 1 || value > high))
    throw new InvalidDate(outsideText(field, value, 1, shown));
}

/** What Java finds wrong while it still reads: times out of range, a year before the era, a week that its year has not. */
export function findMisfit(fields: DateFields): string | undefined {
  const { hour = 0, clockHour = 1, minute = 0, second = 0, yearOfEra = 1, dayOfWeek = 1 } = fields;
  if (hour > 23) return outsideText("HourOfDay", hour, 0, "23");
  if (clockHour < 1 || clockHour > 12) return outsideText("ClockHourOfAmPm", clockHour, 1, "12");
  if (minute > 59) return outsideText("MinuteOfHour", minute, 0, "59");
  if (second > 59) return outsideText("SecondOfMinute", second, 0, "59");
  if (yearOfEra < 1) return outsideText("YearOfEra", yearOfEra, 1, "999999999/1000000000");
  if (dayOfWeek < 1 || dayOfWeek > 7) return outsideText("DayOfWeek", dayOfWeek, 1, "7");
  return findWeekMisfit(fields);
}

function findWeekMisfit({ weekYear, week }: DateFields): string | undefined {
  if (weekYear === undefined || week === undefined) return undefined;
  const weeks = isoWeek(firstMonday(weekYear + 1) - 1).week;
  if (week >= 1 && week <= weeks) return undefined;
  return outsideText("WeekOfWeekBasedYear", week, 1, week === 53 ? String(weeks) : "52/53");
}
