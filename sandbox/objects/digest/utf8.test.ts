import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromUtf8, toUtf8 } from "./utf8";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

describe("fromUtf8(bytes)", () => {
  it("reads back every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
        expect(fromUtf8(toUtf8(text))).toBe(text);
      }),
    );
  });

  it("refuses exactly what a strict decoder refuses", () => {
    const anyByte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0xc0, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0, 0xbf),
    );
    fc.assert(
      fc.property(fc.array(anyByte, { maxLength: 8 }), (list) => {
        const bytes = Uint8Array.from(list);
        expect(fromUtf8(bytes)).toBe(decoded(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});
