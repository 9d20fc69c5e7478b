import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SearchError } from "../errors/search-error";
import { DEFAULT_DATE_FORMAT, dateFormat } from "./date-format";
import { parseDateMath } from "./date-math";
import { timeZone } from "./time-zone";

const format = dateFormat(DEFAULT_DATE_FORMAT);
const now = Date.UTC(2025, 5, 18, 14, 30, 15, 500);

const at = (text: string, roundUp = false, zone = "UTC"): string =>
  new Date(parseDateMath(text, format, { now, roundUp, zone: timeZone(zone) })).toISOString();

describe("parseDateMath", () => {
  it("counts from now and rounds", () => {
    expect(at("now")).toBe("2025-06-18T14:30:15.500Z");
    expect(at("now-1d/d")).toBe("2025-06-17T00:00:00.000Z");
    expect(at("now/w")).toBe("2025-06-16T00:00:00.000Z");
    expect(at("now+1h+30m/h")).toBe("2025-06-18T16:00:00.000Z");
  });

  it("rounds up to the last millisecond of the unit", () => {
    expect(at("now/M", true)).toBe("2025-06-30T23:59:59.999Z");
    expect(at("2024-02-10||/M", true)).toBe("2024-02-29T23:59:59.999Z");
    expect(at("2025-01-01||+1M", true)).toBe("2025-02-01T00:00:00.000Z");
  });

  it("rounds in a zone, over changes of its clocks", () => {
    expect(at("2025-03-30||/d", true, "Europe/Berlin")).toBe("2025-03-30T21:59:59.999Z");
    expect(at("2025-03-29T12:00:00||+1d", false, "Europe/Berlin")).toBe("2025-03-30T10:00:00.000Z");
  });

  it("rounds down to a time that lies before, and up to one that does not", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("y", "M", "w", "d", "h", "m", "s"),
        fc.constantFrom("Europe/Berlin", "America/New_York", "UTC"),
        fc.integer({ min: 0, max: 4e12 }),
        (unit, id, ms) => {
          const zone = timeZone(id);
          const low = parseDateMath(`${ms}||/${unit}`, format, { now, zone });
          const high = parseDateMath(`${ms}||/${unit}`, format, { now, zone, roundUp: true });
          expect(low).toBeLessThanOrEqual(ms);
          expect(high).toBeGreaterThanOrEqual(ms);
          expect(parseDateMath(`${low}||/${unit}`, format, { now, zone })).toBe(low);
        },
      ),
    );
  });

  it("refuses in Elasticsearch's words", () => {
    const reason = (text: string): string => {
      try {
        return at(text);
      } catch (error) {
        if (error instanceof SearchError) return `${error.type}: ${error.reason}`;
        throw error;
      }
    };
    expect(["now+1", "now*1d", "now/2d", "now-1x", "", "x"].map(reason)).toMatchInlineSnapshot(`
      [
        "parse_exception: truncated date math [+1]",
        "parse_exception: operator not supported for date math [*1d]",
        "parse_exception: rounding \`/\` can only be used on single unit types [/2d]",
        "parse_exception: unit [x] not supported for date math [-1x]",
        "parse_exception: cannot parse empty datetime",
        "parse_exception: failed to parse date field [x] with format [strict_date_optional_time||epoch_millis]: [failed to parse date field [x] with format [strict_date_optional_time||epoch_millis]]",
      ]
    `);
  });
});
