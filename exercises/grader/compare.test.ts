import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Value } from "@/sandbox/outcome";
import { compareResults } from "./compare";
import type { Difference } from "./difference";
import type { Result } from "./result";
import { type Compare, compareSchema } from "../schema";

const policy = (own: Partial<Compare> = {}): Compare => ({ ...compareSchema.parse({}), ...own });

/** `result("id integer, name text", [["1", "Ada"]])` */
function result(columns: string, rows: Value[][]): Result {
  return {
    columns: columns.split(", ").map((column) => {
      const [name = "", ...type] = column.split(" ");
      const text = type.join(" ");
      // Blanks at the end mean nothing to this type alone.
      return { name, type: text, oid: text.startsWith("character(") ? 1042 : 0 };
    }),
    rows,
  };
}

const two = result("id integer, name text", [
  ["1", "Ada"],
  ["2", null],
]);

const kindOf = (difference: Difference | undefined): string => difference?.kind ?? "equal";

describe("compareResults(expected, got, policy)", () => {
  it("finds the same rows equal in any order", () => {
    const turned = result("id integer, name text", [
      ["2", null],
      ["1", "Ada"],
    ]);
    expect(compareResults(two, turned, policy())).toBeUndefined();
  });

  it("does not take NULL for an empty text", () => {
    const empty = result("id integer, name text", [
      ["1", "Ada"],
      ["2", ""],
    ]);
    expect(compareResults(two, empty, policy())).toMatchObject({
      kind: "cells",
      count: 1,
      pairs: [{ expected: ["2", null], got: ["2", ""], columns: [1] }],
    });
  });

  it("does not take NULL for the text 'NULL'", () => {
    const named = result("id integer, name text", [
      ["1", "Ada"],
      ["2", "NULL"],
    ]);
    expect(kindOf(compareResults(two, named, policy()))).toBe("cells");
  });

  it("keeps values apart that look alike when put side by side", () => {
    const a = result("a text, b text", [["V1:x", "y"]]);
    const b = result("a text, b text", [["V1", ":xy"]]);
    expect(kindOf(compareResults(a, b, policy()))).not.toBe("equal");
  });

  it("counts copies: a row that comes twice is not a row that comes once", () => {
    const twice = { ...two, rows: [...two.rows, two.rows[0] as Value[]] };
    expect(compareResults(two, twice, policy())).toEqual({
      kind: "duplicates",
      count: 1,
      rows: [{ row: ["1", "Ada"], expected: 1, got: 2 }],
    });
    expect(compareResults(two, twice, policy({ rows: "set" }))).toBeUndefined();
    expect(kindOf(compareResults(twice, two, policy()))).toBe("duplicates");
  });

  it("names missing and extra rows", () => {
    const other = result("id integer, name text", [
      ["1", "Ada"],
      ["7", "Bo"],
      ["8", "Cy"],
    ]);
    expect(compareResults(two, other, policy())).toEqual({
      kind: "rows",
      missing: { count: 1, rows: [["2", null]] },
      extra: {
        count: 2,
        rows: [
          ["7", "Bo"],
          ["8", "Cy"],
        ],
      },
      expected: 2,
      got: 3,
    });
  });

  it("does not take no rows for any rows", () => {
    expect(kindOf(compareResults(two, { ...two, rows: [] }, policy()))).toBe("rows");
    expect(compareResults({ ...two, rows: [] }, { ...two, rows: [] }, policy())).toBeUndefined();
  });

  describe("columns", () => {
    it("count by position, whatever they are called", () => {
      const renamed = result("x integer, y text", two.rows);
      expect(compareResults(two, renamed, policy())).toBeUndefined();
      expect(compareResults(two, renamed, policy({ names: "required" }))).toEqual({
        kind: "column-names",
        missing: ["id", "name"],
        extra: ["x", "y"],
        columns: ["id", "name"],
      });
    });

    it("must be as many as expected", () => {
      const more = result("id integer, name text, more text", []);
      expect(kindOf(compareResults(two, more, policy()))).toBe("column-count");
    });

    it("that changed places are named as that", () => {
      const swapped = result("name text, id integer", [
        ["Ada", "1"],
        [null, "2"],
      ]);
      expect(compareResults(two, swapped, policy())).toEqual({
        kind: "column-order",
        expected: ["id", "name"],
        got: ["name", "id"],
      });
      expect(compareResults(two, swapped, policy({ columns: "name" }))).toBeUndefined();
    });

    it("of one name are both read", () => {
      const a = result("id integer, id integer", [["1", "2"]]);
      const b = result("id integer, id integer", [["1", "3"]]);
      expect(kindOf(compareResults(a, b, policy()))).toBe("cells");
      expect(kindOf(compareResults(a, b, policy({ columns: "name" })))).toBe("cells");
    });

    it("called __proto__ or constructor are columns like others", () => {
      const a = result("__proto__ text, constructor text", [["a", "b"]]);
      expect(compareResults(a, a, policy({ columns: "name" }))).toBeUndefined();
      expect(
        kindOf(compareResults(a, result("__proto__ text, x text", []), policy({ columns: "name" }))),
      ).toBe("column-names");
    });
  });

  describe("types and values", () => {
    const one = (type: string, value: Value): Result => result(`v ${type}`, [[value]]);

    it.each([
      ["numeric(12,2)", "1.50", "numeric", "1.5"],
      ["integer", "3", "bigint", "3"],
      ["numeric", "3.000", "integer", "3"],
      ["double precision", "1e+20", "numeric", "100000000000000000000"],
      ["numeric", "NaN", "double precision", "NaN"],
      ["double precision", "Infinity", "double precision", "Infinity"],
      ["double precision", "-0", "integer", "0"],
      ["text", "a", "character varying(10)", "a"],
      ["character(4)", "a   ", "character(4)", "a"],
      ["jsonb", '{"a": 1}', "json", '{"a":1}'],
      ["numeric[]", "{1.50,NULL}", "integer[]", "{1.5,NULL}"],
    ])("takes %s %s and %s %s for equal", (type, value, otherType, other) => {
      expect(compareResults(one(type, value), one(otherType, other), policy())).toBeUndefined();
    });

    it.each([
      ["numeric", "12345678901234567890.1", "numeric", "12345678901234567890.2"],
      ["bigint", "9007199254740993", "bigint", "9007199254740992"],
      [
        "timestamp with time zone",
        "2024-01-01 00:00:00.000001+00",
        "timestamp with time zone",
        "2024-01-01 00:00:00+00",
      ],
      ["text", "a ", "text", "a"],
      ["text", "A", "text", "a"],
      ["jsonb", '{"a": "x y"}', "jsonb", '{"a": "xy"}'],
      ["numeric", "NaN", "numeric", "0"],
    ])("keeps %s %s and %s %s apart", (type, value, otherType, other) => {
      expect(compareResults(one(type, value), one(otherType, other), policy())).toBeDefined();
    });

    it("names a column of another type before any of its values", () => {
      expect(compareResults(one("numeric", "5"), one("text", "5"), policy())).toEqual({
        kind: "type",
        column: 0,
        name: "v",
        expected: "number",
        got: "text",
      });
      expect(kindOf(compareResults(one("date", "2024-01-01"), one("text", "2024-01-01"), policy()))).toBe(
        "type",
      );
      expect(
        kindOf(
          compareResults(
            one("timestamp with time zone", "x"),
            one("timestamp without time zone", "x"),
            policy(),
          ),
        ),
      ).toBe("type");
    });

    it("takes a column of nothing but NULL for any type", () => {
      expect(compareResults(one("integer", null), one("text", null), policy())).toBeUndefined();
    });

    it("finds partners within the tolerance whatever the order", () => {
      const loose = policy({ numbers: { tolerance: 0.01 } });
      const a = result("v numeric", [["1.00"], ["1.02"]]);
      const b = result("v numeric", [["1.01"], ["0.99"]]);
      expect(compareResults(a, b, loose)).toBeUndefined();
    });

    it("forgives what the tolerance forgives, and no more", () => {
      const loose = policy({ numbers: { tolerance: 0.01 } });
      expect(compareResults(one("numeric", "1.00"), one("numeric", "1.01"), loose)).toBeUndefined();
      expect(kindOf(compareResults(one("numeric", "1.00"), one("numeric", "1.02"), loose))).toBe("rows");
      expect(kindOf(compareResults(one("numeric", "1.00"), one("numeric", null), loose))).toBe("rows");
      expect(kindOf(compareResults(one("text", "1.00"), one("text", "1.01"), loose))).toBe("rows");
    });
  });

  describe("order", () => {
    const prices = result("title text, price numeric", [
      ["a", "3"],
      ["b", "2"],
      ["c", "2"],
      ["d", "1"],
    ]);
    const swapped = { ...prices, rows: [0, 2, 1, 3].map((i) => prices.rows[i] as Value[]) };

    it("is free unless it is asked for", () => {
      expect(compareResults(prices, swapped, policy())).toBeUndefined();
    });

    it("in total names the first row, and in what the two rows there agree", () => {
      expect(compareResults(prices, swapped, policy({ order: "total" }))).toEqual({
        kind: "order",
        from: 2,
        expected: ["b", "2"],
        got: ["c", "2"],
        alike: [1],
      });
    });

    it("by some columns lets ties float, and nothing else", () => {
      expect(compareResults(prices, swapped, policy({ order: { by: [2] } }))).toBeUndefined();
      const reversed = { ...prices, rows: prices.rows.toReversed() };
      expect(compareResults(prices, reversed, policy({ order: { by: [2] } }))).toMatchObject({
        kind: "order",
        from: 1,
      });
    });

    it("is looked at only when the rows are right", () => {
      const wrong = { ...prices, rows: [["z", "9"], ...swapped.rows.slice(1)] };
      expect(kindOf(compareResults(prices, wrong, policy({ order: "total" })))).toBe("rows");
    });
  });

  it("agrees with sorting and comparing, whatever the rows", () => {
    const value = fc.constantFrom("0", "1", "2", null);
    const rows = fc.array(fc.tuple(value, value), { maxLength: 8 });
    const sorted = (list: Value[][]): string => JSON.stringify(list.map((row) => JSON.stringify(row)).sort());
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [one, other] = [result("x integer, y integer", a), result("x integer, y integer", b)];
        expect(compareResults(one, other, policy()) === undefined).toBe(sorted(a) === sorted(b));
      }),
    );
  });
});
