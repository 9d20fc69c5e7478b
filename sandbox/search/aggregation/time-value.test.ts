import { describe, expect, it } from "vitest";
import { parseTimeValue } from "./time-value";

describe("parseTimeValue", () => {
  it("reads units in any case but a capital M", () => {
    expect(["30d", "12H", "5m", "1500ms", "0", "90 s"].map((text) => parseTimeValue(text, "x"))).toEqual([
      2_592_000_000, 43_200_000, 300_000, 1500, 0, 90_000,
    ]);
    expect(() => parseTimeValue("1M", "x")).toThrowError(
      "failed to parse setting [x] with value [1M] as a time value: unit is missing or unrecognized",
    );
  });

  it("refuses fractions and what is no number", () => {
    expect(() => parseTimeValue("1.5d", "x")).toThrowError(
      "failed to parse [1.5d], fractional time values are not supported",
    );
    expect(() => parseTimeValue("month", "x")).toThrowError("failed to parse [month]");
  });
});
