import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decayCurve } from "./decay";

describe("decayCurve", () => {
  it("is 1 at the origin, `decay` at the scale, and never grows", () => {
    const shape = fc.constantFrom("gauss" as const, "exp" as const, "linear" as const);
    const decay = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const scale = fc.double({ min: 0.1, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(shape, scale, decay, fc.double({ min: 0, max: 10, noNaN: true }), (kind, at, rest, way) => {
        const curve = decayCurve(kind, at, rest);
        expect(curve(0)).toBe(1);
        expect(curve(at)).toBeCloseTo(rest, 9);
        expect(curve((way + 1) * at)).toBeLessThanOrEqual(curve(way * at));
      }),
    );
  });
});
