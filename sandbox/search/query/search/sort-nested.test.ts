import { describe, expect, it } from "vitest";
import { reduceValues } from "./sort-nested";

describe("reduceValues", () => {
  it("makes one of several", () => {
    const values = [4, 1, 2];
    expect(
      (["min", "max", "sum", "median"] as const).map((mode) => reduceValues(values, mode, false)),
    ).toEqual([1, 4, 7, 2]);
    expect(reduceValues([1, 2], "avg", false)).toBe(1.5);
  });

  it("rounds averages of whole numbers, halves up", () => {
    expect(reduceValues([1, 2], "avg", true)).toBe(2);
    expect(reduceValues([-1, -2], "median", true)).toBe(-1);
  });

  it("has nothing for nothing", () => {
    expect(reduceValues([], "sum", true)).toBeUndefined();
  });
});
