import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnBounds, columnTerm, nextDouble, nextFloat } from "./column-bounds";
import { exampleIndex } from "./example-index";
import { roundToHalf } from "./half-float";
import type { MappedField } from "./mapping";

function fieldOf(mapping: object): MappedField {
  const field = exampleIndex({ properties: { f: mapping } }).mapping.field("f");
  if (!field) throw new Error("no field");
  return field;
}

const scaled = fieldOf({ type: "scaled_float", scaling_factor: 100 });
const end = (value: number, included: boolean): { value: number; included: boolean } => ({ value, included });

describe("columnTerm", () => {
  it("finds a number as it was rounded when it was written", () => {
    expect(columnTerm(scaled, 19.99)).toBe(1999 * (1 / 100));
    expect(columnTerm(scaled, 20.005)).toBe(2001 * (1 / 100));
    expect(columnTerm(fieldOf({ type: "half_float" }), 0.7)).toBe(roundToHalf(0.7));
    expect(columnTerm(fieldOf({ type: "long" }), 1.5)).toBeUndefined();
  });
});

describe("columnBounds", () => {
  it("moves an end that is left out by one step of the field", () => {
    expect(columnBounds(scaled, end(19.99, false), end(20.01, false))).toEqual({ low: 20, high: 20 });
    expect(columnBounds(fieldOf({ type: "integer" }), end(3, false), end(5.5, false))).toEqual({
      low: 4,
      high: 5,
    });
    expect(columnBounds(fieldOf({ type: "long" }), end(-1.5, true), undefined)).toEqual({
      low: -1,
      high: Number.POSITIVE_INFINITY,
    });
  });

  it("takes a half_float's neighbours", () => {
    const half = fieldOf({ type: "half_float" });
    fc.assert(
      fc.property(fc.float({ min: -60_000, max: 60_000, noNaN: true }), (value) => {
        const { low, high } = columnBounds(half, end(value, false), end(value, false));
        const here = roundToHalf(value);
        expect(high < here && here < low).toBe(true);
        expect([roundToHalf(low), roundToHalf(high)]).toEqual([low, high]);
        expect(
          [roundToHalf((low + here) / 2), roundToHalf((high + here) / 2)].every((near) =>
            [low, high, here].includes(near),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe("nextDouble and nextFloat", () => {
  it("go up and down again to where they were", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        (double, float) => {
          expect(nextDouble(nextDouble(double, 1), -1) + 0).toBe(double + 0);
          expect(nextFloat(nextFloat(float, 1), -1) + 0).toBe(float + 0);
          expect(nextDouble(double, 1) > double || double === Number.MAX_VALUE).toBe(true);
        },
      ),
    );
  });
});
