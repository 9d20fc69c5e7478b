import { describe, expect, it } from "vitest";
import { caretLine, offsetOf, wordEnd } from "./caret-line";

describe("caretLine(text, position)", () => {
  it("counts lines from one and columns from nought", () => {
    expect(caretLine("select\n  x\nfrom t", 10)).toEqual({ number: 2, text: "  x", column: 2 });
  });
  it("counts characters, not halves of them", () => {
    expect(caretLine("select '🏠', x", 13)).toEqual({ number: 1, text: "select '🏠', x", column: 12 });
  });
  it("points behind the last character, and no further", () => {
    expect(caretLine("ab", 3)).toEqual({ number: 1, text: "ab", column: 2 });
    expect(caretLine("ab", 4)).toBeUndefined();
    expect(caretLine("ab", 0)).toBeUndefined();
    expect(caretLine("ab", undefined)).toBeUndefined();
  });
});

it("turns a position in characters into an offset of the text", () => {
  expect(offsetOf("🏠x", 2)).toBe(2);
  expect(offsetOf("🏠x", 99)).toBe(3);
});

it.each([
  ["county = 1", 0, 6],
  ["a <> b", 2, 3],
  ["'Kiel' x", 0, 6],
  ['"Full name"', 0, 11],
  ["größe", 0, 5],
  ["a", 1, 1],
])("ends the marked word of %j from %i at %i", (text, from, to) => {
  expect(wordEnd(text, from)).toBe(to);
});
