import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64";

describe("toBase64(bytes)", () => {
  it("writes what Node writes, and reads it back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe("fromBase64(text)", () => {
  it.each(["a", "ab", "abc", "ab=c", "====", "a===", "ab c", "_-8="])("refuses %j", (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });
});
