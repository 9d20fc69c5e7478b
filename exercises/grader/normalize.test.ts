import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalNumber, familyOf } from "./normalize";

it.each([
  ["1.50", "1.5"],
  ["0.10", "0.1"],
  ["007", "7"],
  ["-0.00", "0"],
  ["100", "100"],
  ["1e-07", "0.0000001"],
  ["1.5e+3", "1500"],
  ["-12.340e2", "-1234"],
  ["NaN", "NaN"],
  ["-Infinity", "-Infinity"],
])("canonicalNumber(%s) is %s", (text, canonical) => {
  expect(canonicalNumber(text)).toBe(canonical);
});

it("gives numbers of one value one form, and others another", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(number, (value) => {
      expect(Number(canonicalNumber(String(value)))).toBe(value + 0);
      expect(canonicalNumber(value.toExponential())).toBe(canonicalNumber(String(value)));
    }),
  );
});

it.each([
  ["numeric(12,2)", "number"],
  ["character varying(40)", "text"],
  ["timestamp(3) with time zone", "timestamp with time zone"],
  ["bigint[]", "number[]"],
  ["mood", "mood"],
])("familyOf(%s) is %s", (type, family) => {
  expect(familyOf(type)).toBe(family);
});
