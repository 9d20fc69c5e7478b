import { describe, expect, it } from "vitest";
import { literal } from "./literal";

describe("literal()", () => {
  it.each([
    [null, "NULL"],
    [undefined, "NULL"],
    ["plain", "'plain'"],
    ["", "''"],
    ["it's", "'it''s'"],
    ["'; DROP TABLE t; --", "'''; DROP TABLE t; --'"],
    ["\\", "E'\\\\'"],
    ["\\'", "E'\\\\'''"],
    ["*/ $$ é 😀\n", "'*/ $$ é 😀\n'"],
    [5, "'5'"],
    [-0.5, "'-0.5'"],
    [true, "'true'"],
    [new Date(0), "'1970-01-01T00:00:00.000Z'"],
    [{ a: "it's" }, `'{"a":"it''s"}'`],
  ])("writes %j as %s", (value, text) => {
    expect(literal(value, 1)).toBe(text);
  });

  it("refuses a zero character, an array and a function", () => {
    expect(literal("a\0b", 1)).toMatchObject({ error: { code: "22021" } });
    expect(literal([1], 2)).toMatchObject({
      error: {
        message:
          "The value of $2 is an array, which cannot be sent here: send a string, a number, a boolean, a Date or null.",
      },
    });
    expect(literal(() => 1, 1)).toMatchObject({ error: { code: "0A000" } });
  });
});
