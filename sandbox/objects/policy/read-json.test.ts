import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./read-json";

function read(text: string): unknown {
  return readJson(text, (reason) => {
    throw new RangeError(reason);
  });
}

describe("readJson(text, fail)", () => {
  it("reads the first value, as JSON.parse does, and leaves what follows", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("", " ", " x", "{"), (value, rest) => {
        expect(read(` ${JSON.stringify(value)} ${rest}`)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("accepts whatever JSON.parse accepts", () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      "1",
      "-",
      ".",
      "e",
      "true",
      "nul",
      "\\",
      '"',
      " ",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join("");
        const accepts = (parse: (text: string) => unknown): boolean => {
          try {
            parse(text);
            return true;
          } catch {
            return false;
          }
        };
        expect(accepts(JSON.parse) && !accepts(read)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["", "EOF"],
    ["x", "invalid character 'x' looking for beginning of value"],
    ["{", "unexpected EOF"],
    ['{"a', "unexpected EOF"],
    ["{a}", "invalid character 'a' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ["[1 2]", "invalid character '2' after array element"],
    ["tru3", "invalid character '3' in literal true (expecting 'e')"],
    ['"\\x"', "invalid character 'x' in string escape code"],
    ["-a", "invalid character 'a' in numeric literal"],
    ["[".repeat(200), "exceeded max depth"],
  ])("says of %j: %s", (text, reason) => {
    expect(() => read(text)).toThrow(new RangeError(reason));
  });
});
