import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SearchError } from "../errors/search-error";
import { instantOfLocal, timeZone } from "./time-zone";

const HOUR = 3_600_000;

function refusal(id: string): string {
  try {
    timeZone(id);
  } catch (error) {
    if (error instanceof SearchError) return `${error.type}: ${error.reason}`;
    throw error;
  }
  return "read";
}

/** The offset as Intl prints it, asked anew each time. */
function offsetByIntl(id: string, ms: number): number {
  const name = new Intl.DateTimeFormat("en-US", { timeZone: id, timeZoneName: "longOffset" })
    .formatToParts(ms)
    .find(({ type }) => type === "timeZoneName")?.value;
  const match = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name ?? "");
  if (!match) throw new Error(`unexpected offset ${name}`);
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return (match[1] === "-" ? -seconds : seconds) * 1000;
}

describe("timeZone", () => {
  it("has the offsets of Intl at any instant", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: -1e9, max: 2.5e9 }), (id, seconds) => {
        expect(timeZone(id).offsetAt(seconds * 1000)).toBe(offsetByIntl(id, seconds * 1000));
      }),
    );
  });

  it("changes its offset at the very millisecond", () => {
    const berlin = timeZone("Europe/Berlin");
    const change = Date.UTC(2025, 2, 30, 1);
    expect([berlin.offsetAt(change - 1), berlin.offsetAt(change)]).toEqual([HOUR, 2 * HOUR]);
  });

  it("reads offsets in every form that Java reads", () => {
    const read = ["+2", "+02", "+0200", "+02:00", "+020000", "UTC+02:00", "GMT+2"].map((id) =>
      timeZone(id).offsetAt(0),
    );
    expect(new Set(read)).toEqual(new Set([2 * HOUR]));
  });

  it("refuses in Java's words", () => {
    expect(
      ["Mars/X", "EST", "europe/berlin", "x", "A B", "+1:30", "-19:00", "+18:01", "+123"].map(refusal),
    ).toMatchInlineSnapshot(`
      [
        "zone_rules_exception: Unknown time-zone ID: Mars/X",
        "zone_rules_exception: Unknown time-zone ID: EST",
        "zone_rules_exception: Unknown time-zone ID: europe/berlin",
        "date_time_exception: Invalid ID for ZoneOffset, invalid format: x",
        "date_time_exception: Invalid ID for region-based ZoneId, invalid format: A B",
        "date_time_exception: Invalid ID for ZoneOffset, non numeric characters found: +1:30",
        "date_time_exception: Zone offset hours not in valid range: value -19 is not in the range -18 to 18",
        "date_time_exception: Zone offset not in valid range: -18:00 to +18:00",
        "date_time_exception: Invalid ID for ZoneOffset, invalid format: +123",
      ]
    `);
  });
});

describe("instantOfLocal", () => {
  const berlin = timeZone("Europe/Berlin");

  it("moves on over a gap", () => {
    expect(instantOfLocal(Date.UTC(2025, 2, 30, 2, 30), berlin)).toBe(Date.UTC(2025, 2, 30, 1, 30));
  });

  it("takes the earlier of two", () => {
    expect(instantOfLocal(Date.UTC(2025, 9, 26, 2, 30), berlin)).toBe(Date.UTC(2025, 9, 26, 0, 30));
  });
});
