import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCodePoints } from "./code-points";
import { utf8 } from "./murmur-hash";

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

describe("compareCodePoints", () => {
  it("orders as the UTF-8 bytes do", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(compareBytes(utf8(a), utf8(b))));
      }),
    );
    expect(compareCodePoints("\u{1f600}", "\uff5e")).toBeGreaterThan(0);
  });
});
