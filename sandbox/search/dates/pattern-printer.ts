import { civilFromDays, DAY_MS, dayOfWeek, daysFromCivil, isoWeek, sundayWeek } from "./calendar";
import { printOffset } from "./offset";
import type { NumberField, PatternPart } from "./pattern";
import { namesOf } from "./pattern-parser";
import type { TimeZone } from "./time-zone";

/** Prints an instant by a pattern in a zone; optional parts are printed. */
export function printByPattern(ms: number, parts: readonly PatternPart[], zone: TimeZone): string {
  const offset = zone.offsetAt(ms);
  return parts.map((part) => printPart(ms + offset, part, offset, zone)).join("");
}

function printPart(local: number, part: PatternPart, offset: number, zone: TimeZone): string {
  switch (part.kind) {
    case "literal":
      return part.text;
    case "number":
      return printNumber(local, part);
    case "fraction":
      return printFraction(local, part.min, part.max);
    case "name":
      return namesOf(part.of, part.width)[part.of === "era" ? 0 : fieldOf(local, part.of) - 1] ?? "";
    case "halfDay":
      return fieldOf(local, "hour") < 12 ? "AM" : "PM";
    case "offset":
      return printOffset(offset, part.letters === 0 ? 3 : part.letters, part.zero);
    case "zone":
      return zone.id;
    case "optional":
      return part.parts.map((inner) => printPart(local, inner, offset, zone)).join("");
  }
}

function printNumber(local: number, part: PatternPart & { kind: "number" }): string {
  const value = fieldOf(local, part.field);
  const digits = String(part.reduced ? Math.abs(value) % 100 : Math.abs(value)).padStart(part.min, "0");
  if (value < 0) return `-${digits}`;
  return part.signed && digits.length > part.min ? `+${digits}` : digits;
}

function printFraction(local: number, min: number, max: number): string {
  const millis = String(((local % 1000) + 1000) % 1000).padStart(3, "0");
  // A fraction of variable width prints its three digits of milliseconds, as Elasticsearch's named formats do.
  return min === max ? millis.padEnd(max, "0").slice(0, max) : millis;
}

function fieldOf(local: number, field: NumberField): number {
  const days = Math.floor(local / DAY_MS);
  const time = local - days * DAY_MS;
  switch (field) {
    case "year":
    case "yearOfEra":
      return civilFromDays(days).year;
    case "month":
      return civilFromDays(days).month;
    case "day":
      return civilFromDays(days).day;
    case "quarter":
      return Math.ceil(civilFromDays(days).month / 3);
    case "dayOfYear":
      return days - daysFromCivil(civilFromDays(days).year, 1, 1) + 1;
    case "weekYear":
      return isoWeek(days).weekYear;
    case "week":
      return isoWeek(days).week;
    case "dayOfWeek":
      return dayOfWeek(days);
    case "localWeekYear":
      return sundayWeek(days).weekYear;
    case "localWeek":
      return sundayWeek(days).week;
    case "localDayOfWeek":
      return (dayOfWeek(days) % 7) + 1;
    case "hour":
      return Math.floor(time / 3_600_000);
    case "clockHour":
      return Math.floor(time / 3_600_000) % 12 || 12;
    case "minute":
      return Math.floor(time / 60_000) % 60;
    case "second":
      return Math.floor(time / 1000) % 60;
  }
}
