import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regexpTest } from "./regexp-automaton";

const plain = { ignoreCase: false, complement: true };

describe("regexpTest(pattern, options)", () => {
  it("fits whole terms", () => {
    const fits = (pattern: string, term: string) => regexpTest(pattern, plain)(term);
    expect(fits("ket.*e", "kettle")).toBe(true);
    expect(fits("ket", "kettle")).toBe(false);
    expect(fits("[a-c]{2,3}x?", "abc")).toBe(true);
    expect(fits('"a.b"@', "a.bcd")).toBe(true);
    expect(fits("a\\.b|c", "a.b")).toBe(true);
    expect(regexpTest("KET.*", { ...plain, ignoreCase: true })("Kettle")).toBe(true);
  });

  it("knows quotes, any text and nothing, and no anchors", () => {
    const fits = (pattern: string, term: string) => regexpTest(pattern, plain)(term);
    expect(fits('a".*"', "a.*")).toBe(true);
    expect(fits('a".*"', "abc")).toBe(false);
    expect(fits("@", "any text")).toBe(true);
    expect(fits("#", "")).toBe(false);
    expect(fits("^a$", "a")).toBe(false);
    expect(regexpTest("\\D[^b]", { ...plain, ignoreCase: true })("xB")).toBe(false);
  });

  it.each([
    ["ab(", "unexpected end-of-string"],
    ["[", "unexpected end-of-string"],
    ["a|", "unexpected end-of-string"],
    ["(ab", "expected ')' at position 3"],
    ["[ab", "expected ']' at position 3"],
    ["a{2", "expected '}' at position 3"],
    ["a{x}", "integer expected at position 2"],
    ["a{3,2}", "invalid repetition range(out of order): 3..2"],
    ['"a', "expected '\"' at position 2"],
    ["a)b", "end-of-string expected at position 1"],
    ["[z-a]", "invalid range: from (122) cannot be > to (97)"],
    ["\\o", "invalid character class \\111"],
    ["<1-5>", "the operator [<] of the pattern [<1-5>] is not part of the embedded search engine"],
    ["(".repeat(1_000), "brackets in brackets"],
  ])("refuses %s: %s", (pattern, reason) => {
    expect(() => regexpTest(pattern, plain)).toThrowError(reason);
  });

  it("says what JavaScript says of patterns without traps", () => {
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "(a|b)", "(ab)");
    const pattern = fc
      .array(fc.tuple(atom, fc.constantFrom("", "?", "*", "+", "{1,2}")), { maxLength: 5 })
      .map((parts) => parts.map(([one, times]) => one + times).join(""));
    const term = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, term, (source, text) => {
        expect(regexpTest(source, plain)(text)).toBe(new RegExp(`^(?:${source})$`, "su").test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is done soon with patterns that would take others for ever", () => {
    const started = performance.now();
    expect(regexpTest("(a+)+b", plain)("a".repeat(5_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
