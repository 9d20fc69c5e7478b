import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  civilFromDays,
  DAY_MS,
  dayOfWeek,
  daysFromCivil,
  daysInMonth,
  firstSunday,
  isoWeek,
  plusMonths,
  sundayWeek,
} from "./calendar";

const days = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe("calendar", () => {
  it("agrees with Date on every day", () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * DAY_MS);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilFromDays(day)).toEqual(civil);
        expect(daysFromCivil(civil.year, civil.month, civil.day)).toBe(day);
        expect(dayOfWeek(day) % 7).toBe(date.getUTCDay());
      }),
    );
  });

  it("cuts the day to the length of the month when months are added", () => {
    const at = (text: string): number => Date.parse(`${text}T12:00:00Z`);
    expect(plusMonths(at("2024-01-31"), 1)).toBe(at("2024-02-29"));
    expect(plusMonths(at("2024-02-29"), -12)).toBe(at("2023-02-28"));
    expect(plusMonths(at("2024-12-31"), 2)).toBe(at("2025-02-28"));
    expect(daysInMonth(1900, 2)).toBe(28);
  });

  it("numbers weeks as ISO 8601 does", () => {
    const week = (year: number, month: number, day: number) => isoWeek(daysFromCivil(year, month, day));
    expect(week(2021, 1, 3)).toEqual({ weekYear: 2020, week: 53 });
    expect(week(2024, 12, 30)).toEqual({ weekYear: 2025, week: 1 });
    expect(week(2023, 1, 1)).toEqual({ weekYear: 2022, week: 52 });
  });

  it("numbers weeks from Sunday so that 1 January is in week 1", () => {
    fc.assert(
      fc.property(days, (day) => {
        const { weekYear, week } = sundayWeek(day);
        const start = firstSunday(weekYear) + (week - 1) * 7;
        expect(day - start).toBe(dayOfWeek(day) % 7);
        expect(sundayWeek(daysFromCivil(weekYear, 1, 1)).week).toBe(1);
      }),
    );
  });
});
