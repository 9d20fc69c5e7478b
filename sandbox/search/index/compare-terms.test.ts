import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTerms, sortTerms } from "./compare-terms";

const byCodePoints = (a: string, b: string): number => {
  const [x, y] = [[...a], [...b]].map((text) => text.map((character) => character.codePointAt(0) ?? 0));
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [p, q] = [x?.[i], y?.[i]];
    if (p === undefined || q === undefined) break;
    if (p !== q) return p - q;
  }
  return (x?.length ?? 0) - (y?.length ?? 0);
};

describe("compareTerms", () => {
  it("orders by code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(Math.sign(compareTerms(a, b))).toBe(Math.sign(byCodePoints(a, b)));
      }),
    );
  });

  it("puts an emoji behind the last of the basic plane", () => {
    expect(sortTerms(["😀", "\uffee", "a"])).toEqual(["a", "\uffee", "😀"]);
  });
});
