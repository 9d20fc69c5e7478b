import { describe, expect, it } from "vitest";
import { metersOfUnit, parseDistance } from "./distance-unit";

describe("parseDistance", () => {
  it("reads units behind a number, the longest first", () => {
    expect(
      ["20km", "5 mi", "2nmi", "100cm", "3m", "1kilometers"].map((text) => parseDistance(text, 1)),
    ).toEqual([20_000, 8046.72, 3704, 1, 3, 1000]);
  });

  it("counts a bare number in the given unit", () => {
    expect(parseDistance("30", metersOfUnit("km"))).toBe(30_000);
  });

  it("refuses what it does not know", () => {
    expect(() => metersOfUnit("x")).toThrowError("No distance unit match [x]");
    expect(() => parseDistance("akm", 1)).toThrowError('For input string: "a"');
  });
});
