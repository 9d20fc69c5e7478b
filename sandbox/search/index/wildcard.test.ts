import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesWildcard } from "./wildcard";

const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });

describe("matchesWildcard", () => {
  it("agrees with a regular expression", () => {
    fc.assert(
      fc.property(pattern, letters, (stars, text) => {
        expect(matchesWildcard(stars, text)).toBe(new RegExp(`^${stars.replaceAll("*", ".*")}$`).test(text));
      }),
    );
  });
});
