import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordRules } from "../word-rules";
import { longestMatch, standardTokenizer } from "./standard";

/** The rules alone, place by place. */
function byRules(text: string): [string, number, string][] {
  const found: [string, number, string][] = [];
  let at = 0;
  while (at < text.length) {
    const word = longestMatch(text, at, 255, wordRules());
    if (word) found.push([text.slice(at, at + word.length), at, word.type]);
    at += word ? word.length : text.codePointAt(at)! > 0xffff ? 2 : 1;
  }
  return found;
}

const sign = fc.oneof(
  fc.constantFrom(..."aZé09_'’.,:;·– \u0300\u200d\ufe0f\u20e3אあ漢ア😀"),
  fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCodePoint(code)),
);

describe("standardTokenizer()(text)", () => {
  it("finds the words that the rules find, also where it does not ask them", () => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const text = signs.join("");
        const words = standardTokenizer()(text).map((piece) => [piece.text, piece.start, piece.type]);
        expect(words).toEqual(byRules(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
