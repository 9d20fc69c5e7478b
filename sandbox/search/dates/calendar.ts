/** Days since 1970-01-01 of a date in the proleptic Gregorian calendar; source: Howard Hinnant, "chrono-compatible low-level date algorithms". */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** A date of the proleptic Gregorian calendar: month and day count from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** The date of a number of days since 1970-01-01; the inverse of `daysFromCivil`. */
export function civilFromDays(days: number): CivilDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Leap years of the proleptic Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 28 to 31; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function dayOfWeek(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** Day number of the Monday of week 1 of a week-based year (ISO 8601: the week that holds 4 January). */
export function firstMonday(weekYear: number): number {
  const fourth = daysFromCivil(weekYear, 1, 4);
  return fourth - (dayOfWeek(fourth) - 1);
}

/** Week-based year and week of a day (ISO 8601). */
export function isoWeek(days: number): { weekYear: number; week: number } {
  const { year } = civilFromDays(days + 4 - dayOfWeek(days));
  return { weekYear: year, week: Math.floor((days - firstMonday(year)) / 7) + 1 };
}

/** Day number of the Sunday that begins week 1 of a year where weeks begin on Sunday and week 1 holds 1 January (CLDR's root locale). */
export function firstSunday(weekYear: number): number {
  const first = daysFromCivil(weekYear, 1, 1);
  return first - (dayOfWeek(first) % 7);
}

/** Week-based year and week of a day where weeks begin on Sunday. */
export function sundayWeek(days: number): { weekYear: number; week: number } {
  const sunday = days - (dayOfWeek(days) % 7);
  const { year } = civilFromDays(sunday + 6);
  return { weekYear: year, week: (sunday - firstSunday(year)) / 7 + 1 };
}

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/** Months later (or earlier), the day cut to the length of the month, as `java.time.LocalDate.plusMonths` does it; local milliseconds in and out. */
export function plusMonths(local: number, months: number): number {
  const days = Math.floor(local / DAY_MS);
  const { year, month, day } = civilFromDays(days);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return daysFromCivil(newYear, newMonth, newDay) * DAY_MS + (local - days * DAY_MS);
}
