import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundToHalf } from "./half-float";

/** All finite half-precision numbers from zero up, by their 16 bits. */
const halves = Array.from({ length: 0x7c00 }, (_, bits) => {
  const [exponent, fraction] = [bits >> 10, bits & 0x3ff];
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
});

/** The nearest by trying all, the even one of two that are equally near. */
function nearest(value: number): number {
  let best = 0;
  for (let bits = 0; bits < halves.length; bits++) {
    const [distance, least] = [Math.abs((halves[bits] ?? 0) - value), Math.abs((halves[best] ?? 0) - value)];
    if (distance < least || (distance === least && bits % 2 === 0)) best = bits;
  }
  return halves[best] ?? 0;
}

describe("roundToHalf", () => {
  it("keeps every half-precision number", () => {
    expect(halves.filter((half) => roundToHalf(half) !== half)).toEqual([]);
    expect(roundToHalf(-65_504)).toBe(-65_504);
  });

  it("gives the nearest, ties to even", () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 65_504, noNaN: true }), (value) => {
        expect(roundToHalf(value)).toBe(nearest(value));
      }),
    );
    expect([2049, 2051].map(roundToHalf)).toEqual([2048, 2052]);
  });

  it("is infinite from 65,520 on", () => {
    expect([65_519, 65_520, -70_000].map(roundToHalf)).toEqual([
      65_504,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]);
  });
});
