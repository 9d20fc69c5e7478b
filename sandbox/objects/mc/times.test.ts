import { describe, expect, it } from "vitest";
import { parseDuration, readableDuration } from "./times";

describe("parseDuration(text, days)", () => {
  it.each([
    ["1h", 3600],
    ["7d10h", 640_800],
    ["10m30s", 630],
    ["1x", undefined],
    ["h", undefined],
    ["1h ", undefined],
    ["", undefined],
  ])("reads %j as %s seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it("refuses days where Go's durations do", () => {
    expect(parseDuration("1d", false)).toBeUndefined();
  });
});

describe("readableDuration(seconds)", () => {
  it("begins with the first unit that counts", () => {
    expect([604_800, 3600, 59, 0].map(readableDuration)).toEqual([
      "7 days 0 hours 0 minutes 0 seconds",
      "1 hours 0 minutes 0 seconds",
      "59 seconds",
      "0 seconds",
    ]);
  });
});
