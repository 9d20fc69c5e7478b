import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixLong, murmurHash, murmurHash32, utf8 } from "./murmur-hash";

describe("murmurHash", () => {
  it("has the published values of MurmurHash3", () => {
    expect(murmurHash(utf8("")).toString(16)).toBe("0");
    expect(murmurHash(utf8("hello")).toString(16)).toBe("cbd8a7b341bd9b02");
    expect(murmurHash(utf8("The quick brown fox jumps over the lazy dog")).toString(16)).toBe(
      "e34bbc7bbc071b6c",
    );
    expect(murmurHash32(utf8("hello"), 0)).toBe(0x248bfa47);
    expect(murmurHash32(utf8("test"), 0) >>> 0).toBe(0xba6bd213);
  });
});

describe("mixLong", () => {
  it("maps different numbers to different ones", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        expect(mixLong(a) === mixLong(b)).toBe(BigInt.asUintN(64, a) === BigInt.asUintN(64, b));
      }),
    );
  });
});

describe("utf8", () => {
  it("encodes as Buffer does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
        expect(Buffer.compare(utf8(text), Buffer.from(text, "utf8"))).toBe(0);
      }),
    );
  });
});
