import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Best } from "./best";

describe("Best", () => {
  it("keeps what sorting everything would put first", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.nat(30), (scores, most) => {
        const isBehind = (a: number, b: number): boolean =>
          scores[a] === scores[b] ? a > b : scores[a]! < scores[b]!;
        const best = new Best<number>(most, isBehind);
        for (const place of scores.keys()) best.offer(place);
        const sorted = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
        expect(best.sorted()).toEqual(sorted.slice(0, most));
      }),
    );
  });

  it("tells what has to be beaten only when it is full", () => {
    const best = new Best<number>(2, (a, b) => a < b);
    best.offer(5);
    expect(best.worst).toBeUndefined();
    best.offer(7);
    best.offer(6);
    expect(best.worst).toBe(6);
  });
});
