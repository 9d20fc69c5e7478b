import { describe, expect, it } from "vitest";
import { isInstant, isInterval, later, longer } from "./instants";

describe("later(text, seconds)", () => {
  it.each([
    ["2024-02-29", 86_400, "2024-03-01"],
    ["2024-01-01", -86_400, "2023-12-31"],
    ["2024-01-01", 1, undefined],
    ["2024-01-31 23:59:59+00", 1, "2024-02-01 00:00:00+00"],
    ["2024-01-31T10:00Z", 86_400, "2024-02-01T10:00Z"],
    ["2024-01-31 10:00", 1, "2024-01-31 10:00:01"],
    ["2024-01-31 10:00:00.5 Europe/Berlin", 1, "2024-01-31 10:00:01.5 Europe/Berlin"],
    ["paid", 1, undefined],
  ])("%s and %d seconds", (text, seconds, expected) => {
    expect(later(text, seconds)).toBe(expected);
  });
});

describe("longer(text, by)", () => {
  it.each([
    ["30 minutes", 1, "31 minutes"],
    ["1 month", -1, "0 month"],
    ["01:30", 1, "02:30"],
    ["a while", 1, undefined],
  ])("%s by %d", (text, by, expected) => {
    expect(longer(text, by)).toBe(expected);
  });
});

describe("isInstant(text), isInterval(text)", () => {
  it("tell strings by their form", () => {
    expect(["2024-01-01", "2024-01-01 00:00+00", "2024-01", "x"].map(isInstant)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(["1 day", "30 minutes", "1 knot", "x"].map(isInterval)).toEqual([true, true, false, false]);
  });
});
