import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Boundaries } from "./boundaries";
import { sentenceRestart } from "./sentence-restart";
import { sentenceBoundaries } from "./sentences";

/** The pieces that boundaries make of a text. */
function pieces(text: string, boundaries: Boundaries, from = 0): string[] {
  const found: string[] = [];
  for (let at = from; at < text.length; ) {
    const next = boundaries.following(at);
    found.push(text.slice(at, next));
    at = next;
  }
  return found;
}

const sentences = (text: string): string[] => pieces(text, sentenceBoundaries(text));

// Every expectation here was printed by java.text.BreakIterator of JDK 25.
describe("sentenceBoundaries", () => {
  it("ends a sentence behind the blanks that follow its mark", () => {
    expect(sentences("One fox. Two foxes! Is it? Yes.")).toEqual([
      "One fox. ",
      "Two foxes! ",
      "Is it? ",
      "Yes.",
    ]);
  });

  it("does not end one at a period with a small letter or a digit behind it", () => {
    expect(sentences("aa e.g. cc. Dd 3.14")).toEqual(["aa e.g. cc. ", "Dd 3.14"]);
    expect(sentences("ab. -5 c")).toEqual(["ab. -5 c"]);
  });

  it("ends one at a period with two blanks behind it, whatever the letter", () => {
    expect(sentences("aa.  bb")).toEqual(["aa.  ", "bb"]);
    expect(sentences("aa.\nbb")).toEqual(["aa.\nbb"]);
  });

  it("ends one at a period with signs and a letter behind it", () => {
    expect(sentences("aa.<b>bb")).toEqual(["aa.", "<b>bb"]);
  });

  it("goes back before a period whose signs run to the end, and takes it alone, as Java does", () => {
    expect(sentences("ab. -")).toEqual(["ab", ".", " -"]);
  });

  it("reads ten thousand periods and a bracket in no time", () => {
    const started = performance.now();
    sentenceBoundaries(`${".".repeat(10_000)}(`);
    sentenceBoundaries(`${'."'.repeat(10_000)}(`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("loses nothing of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(sentences(text).join("")).toBe(text);
      }),
    );
  });
});

describe("sentenceRestart", () => {
  it("is the beginning where no sentence seems to have ended", () => {
    expect(sentenceRestart("aa bb cc", 6)).toBe(0);
  });

  it("is the period that a sign and then the match follow", () => {
    expect(sentenceRestart("U.S.… a fox", 8)).toBe(3);
  });

  it("lies in the text, at or before the place that it is asked for", () => {
    const text = fc
      .array(fc.constantFrom("a", "B", ".", "!", " ", "(", '"', "…", "🦊", "1", ","))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.nat(), (whole, place) => {
        const from = whole.length === 0 ? 0 : place % whole.length;
        const restart = sentenceRestart(whole, from);
        expect(restart).toBeGreaterThanOrEqual(0);
        expect(restart).toBeLessThanOrEqual(from);
      }),
    );
  });
});
