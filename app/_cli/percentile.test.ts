import { describe, expect, it } from "vitest";
import { percentile } from "./percentile";

describe("percentile(numbers, part)", () => {
  it("gives the middle of an odd list, whatever its order", () => {
    expect(percentile([30, 10, 20], 0.5)).toBe(20);
  });

  it("gives the highest for 1 and the lowest for 0", () => {
    expect(percentile([10, 30, 20], 1)).toBe(30);
    expect(percentile([10, 30, 20], 0)).toBe(10);
  });

  it("is no number for an empty list, so that a missing measurement shows", () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});
