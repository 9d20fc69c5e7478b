import { describe, expect, it } from "vitest";
import { encodeLength } from "./norm-byte";

/** Lucene's `SmallFloat.byte4ToInt`. */
function decode(byte: number): number {
  if (byte < 24) return byte;
  const [bits, shift] = [(byte - 24) & 7, ((byte - 24) >>> 3) - 1];
  return 24 + (shift < 0 ? bits : (bits | 8) << shift);
}

describe("encodeLength", () => {
  it("gives the largest byte whose length is not above the field's", () => {
    for (const length of [0, 1, 23, 24, 31, 32, 40, 41, 100, 1_000, 65_535, 1_000_000]) {
      const byte = encodeLength(length);
      expect(decode(byte) <= length && length < decode(byte + 1)).toBe(true);
    }
  });
});
