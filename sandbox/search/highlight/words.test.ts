import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordBoundaries } from "./words";

function words(text: string): string[] {
  const boundaries = wordBoundaries(text);
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = boundaries.following(at);
    found.push(text.slice(at, next));
    at = next;
  }
  return found;
}

// Every expectation here was printed by java.text.BreakIterator of JDK 25.
describe("wordBoundaries", () => {
  it("keeps words, runs of blanks and single marks apart", () => {
    expect(words("The fox's  den, well-known!")).toEqual([
      "The",
      " ",
      "fox's",
      "  ",
      "den",
      ",",
      " ",
      "well-known",
      "!",
    ]);
  });

  it("keeps numbers with what belongs to them", () => {
    expect(words("$5.50 50% a_b 1,000")).toEqual(["$5.50", " ", "50%", " ", "a_b", " ", "1,000"]);
  });

  it("loses nothing of any text, lone surrogates included", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const lone = `${text}\ud800`;
        expect(words(lone).join("")).toBe(lone);
      }),
    );
  });
});
