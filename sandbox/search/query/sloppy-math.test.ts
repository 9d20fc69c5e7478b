import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { haversineMeters, planeMeters } from "./sloppy-math";

const point = fc.record({
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** The same formula with exact functions. */
function exact(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(a.lat - b.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(a.lon - b.lon) / 2) ** 2;
  return 2 * 6_371_008.7714 * Math.asin(Math.min(1, Math.sqrt(h)));
}

describe("haversineMeters", () => {
  it("stays within a tenth of a metre of the exact formula", () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const distance = exact(a, b);
        // At the antipodes the arc sine loses digits in either way.
        fc.pre(distance < 19_900_000);
        expect(Math.abs(haversineMeters(a, b) - distance)).toBeLessThan(0.1);
      }),
    );
  });

  it("is nothing from a point to itself, and the same both ways", () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(haversineMeters(a, a)).toBe(0);
        expect(haversineMeters(a, b)).toBe(haversineMeters(b, a));
      }),
    );
  });
});

describe("planeMeters", () => {
  it("agrees with the sphere over short ways", () => {
    const [a, b] = [
      { lat: 53.55, lon: 9.99 },
      { lat: 53.6, lon: 10.1 },
    ];
    expect(Math.abs(planeMeters(a, b) - haversineMeters(a, b))).toBeLessThan(0.1);
  });
});
