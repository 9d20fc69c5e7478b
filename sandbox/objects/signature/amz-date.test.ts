import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmzDate, parseAmzDate, parseDateHeader } from "./amz-date";

describe("parseAmzDate(text)", () => {
  it("reads back every second from year 100 to 9999", () => {
    const seconds = fc.integer({ min: Date.UTC(100, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        expect(parseAmzDate(formatAmzDate(second * 1000))).toBe(second * 1000);
      }),
    );
  });

  it.each([
    "20260431T000000Z",
    "20261301T000000Z",
    "20260101T240000Z",
    "20260101T006000Z",
    "2026-01-01T00:00:00Z",
    "yesterday",
    "",
  ])("refuses %j", (text) => {
    expect(parseAmzDate(text)).toBeUndefined();
  });
});

describe("parseDateHeader(text)", () => {
  it("reads an HTTP date as well", () => {
    expect(parseDateHeader("Fri, 02 Jan 2026 03:04:05 GMT")).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(parseDateHeader("2 January 2026")).toBeUndefined();
  });
});
