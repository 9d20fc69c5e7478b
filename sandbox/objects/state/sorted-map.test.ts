import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUtf8 } from "../digest/utf8";
import { compareKeys, SortedMap } from "./sorted-map";

function compareBytes(a: string, b: string): number {
  return Buffer.compare(toUtf8(a), toUtf8(b));
}

describe("compareKeys(a, b)", () => {
  it("is the order of UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(compareBytes(a, b));
      }),
    );
  });
});

describe("SortedMap", () => {
  it("holds what a plain map holds, in order, and leaves older maps as they were", () => {
    const step = fc.record({ key: fc.string({ maxLength: 2 }), remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.string({ maxLength: 2 }), (steps, from) => {
        let map = SortedMap.empty<number>();
        const plain = new Map<string, number>();
        for (const [i, { key, remove }] of steps.entries()) {
          const before = [...map.entriesFrom("")];
          const old = map;
          map = remove ? map.without(key) : map.with(key, i);
          if (remove) plain.delete(key);
          else plain.set(key, i);
          expect([...old.entriesFrom("")]).toEqual(before);
        }
        const sorted = [...plain]
          .filter(([key]) => compareKeys(key, from) >= 0)
          .sort(([a], [b]) => compareKeys(a, b));
        expect([...map.entriesFrom(from)]).toEqual(sorted);
        expect(map.size).toBe(plain.size);
      }),
    );
  });
});
