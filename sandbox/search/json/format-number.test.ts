import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDouble, formatFloat } from "./format-number";

describe("formatDouble", () => {
  it("writes as Java does", () => {
    const values = [
      1,
      0,
      -0,
      1e10,
      1e7,
      9_999_999,
      0.001,
      0.0009,
      123_456_789.5,
      1e21,
      1.5e-7,
      -12.25,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
    ];
    expect(values.map(formatDouble)).toEqual([
      "1.0",
      "0.0",
      "-0.0",
      "1.0E10",
      "1.0E7",
      "9999999.0",
      "0.001",
      "9.0E-4",
      "1.234567895E8",
      "1.0E21",
      "1.5E-7",
      "-12.25",
      "NaN",
      "-Infinity",
    ]);
  });

  it("reads back as the same double", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatDouble(value))).toBe(value);
      }),
    );
  });
});

describe("formatFloat", () => {
  it("writes the shortest decimal of a float32", () => {
    expect([0.1335313, 2.2, 3.4e10, 16_777_216].map((value) => formatFloat(Math.fround(value)))).toEqual([
      "0.1335313",
      "2.2",
      "3.4E10",
      "1.6777216E7",
    ]);
  });

  it("reads back as the same float", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(Number(formatFloat(value)))).toBe(value);
      }),
    );
  });
});
