import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeZone } from "../dates/time-zone";
import {
  type CalendarUnit,
  calendarRounding,
  fixedRounding,
  type Rounding,
  rememberedRounding,
  shiftedRounding,
} from "./rounding";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "+05:30",
];
const units: CalendarUnit[] = ["minute", "hour", "day", "week", "month", "quarter", "year"];
const instant = fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => seconds * 1000);

const rounding: fc.Arbitrary<Rounding> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...units), fc.constantFrom(...zones))
    .map(([unit, zone]) => calendarRounding(unit, timeZone(zone))),
  fc
    .tuple(
      fc.integer({ min: 60, max: 3_000_000 }),
      fc.constantFrom(...zones),
      fc.integer({ min: -7200, max: 7200 }),
    )
    .map(([seconds, zone, offset]) =>
      shiftedRounding(fixedRounding(seconds * 1000, timeZone(zone)), offset * 1000),
    ),
);

describe("Rounding", () => {
  it("rounds down to a start that rounds to itself", () => {
    fc.assert(
      fc.property(rounding, instant, ({ round }, ms) => {
        const start = round(ms);
        expect(start).toBeLessThanOrEqual(ms);
        expect(round(start)).toBe(start);
      }),
    );
  });

  it("rounds the same when it remembers", () => {
    fc.assert(
      fc.property(
        rounding,
        instant,
        fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 20 }),
        (plain, base, hours) => {
          const remembered = rememberedRounding(plain);
          for (const hour of hours) {
            const ms = base + hour * 1_234_567;
            expect(remembered.round(ms)).toBe(plain.round(ms));
          }
        },
      ),
    );
  });

  it("begins a day whose midnight does not exist with its first instant", () => {
    const { round } = calendarRounding("day", timeZone("America/Sao_Paulo"));
    expect(new Date(round(Date.UTC(2018, 10, 4, 12))).toISOString()).toBe("2018-11-04T03:00:00.000Z");
  });

  it("keeps two equal local hours apart", () => {
    const { round } = calendarRounding("hour", timeZone("Europe/Berlin"));
    expect(round(Date.UTC(2025, 9, 26, 0, 30))).toBe(Date.UTC(2025, 9, 26, 0));
    expect(round(Date.UTC(2025, 9, 26, 1, 30))).toBe(Date.UTC(2025, 9, 26, 1));
  });
});
