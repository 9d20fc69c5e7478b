import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesAsPrefix, matchesWildcard } from "./wildcard";

const letters = fc.stringMatching(/^[ab/]{0,8}$/);
const patterns = fc.stringMatching(/^[ab/*?]{0,8}$/);

function naive(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s").test(text);
}

describe("matchesWildcard(pattern, text)", () => {
  it("agrees with a regular expression", () => {
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        expect(matchesWildcard(pattern, text)).toBe(naive(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it("is not slow on many stars", () => {
    expect(matchesWildcard("*a".repeat(40), "b".repeat(20_000))).toBe(false);
  });
});

describe("matchesAsPrefix(pattern, beginning)", () => {
  it("holds where some text that begins so fits the pattern", () => {
    fc.assert(
      fc.property(patterns, letters, letters, (pattern, beginning, rest) => {
        expect(matchesWildcard(pattern, beginning + rest) && !matchesAsPrefix(pattern, beginning)).toBe(
          false,
        );
      }),
      { numRuns: 5000 },
    );
  });
});
