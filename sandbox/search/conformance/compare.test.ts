import { describe, expect, it } from "vitest";
import { compare, textMatches, valueDifferences } from "./compare";

describe("textMatches(expected, got)", () => {
  it("takes wildcards for what they stand for and nothing else", () => {
    expect(textMatches("index [a/$UUID] exists", "index [a/AAAAAAAAAAAAAAAAAAAAAA] exists")).toBe(true);
    expect(textMatches("index [a/$UUID] exists", "index [a/short] exists")).toBe(false);
    expect(textMatches("took: $NUM\n", "took: 12\n")).toBe(true);
    expect(textMatches("a $REST", "b anything")).toBe(false);
  });
});

describe("valueDifferences(expected, got, path)", () => {
  it("finds a key too few and a key too many", () => {
    expect(valueDifferences({ a: 1, b: null }, { a: 1, c: 2 }, "")).toEqual([
      ".b: null expected, nothing given",
      ".c: nothing expected, 2 given",
    ]);
  });

  it("tells a number from its text", () => {
    expect(valueDifferences(["$NUM", 1], ["1", 1], "x")).toEqual(['x[0]: "$NUM" expected, "1" given']);
  });
});

describe("compare(step, got)", () => {
  it("looks at the status alone where the recording says so", () => {
    const step = {
      request: { method: "GET", path: "/" },
      response: { status: 409, body: {} },
      compare: "status" as const,
    };
    expect(compare(step, { status: 409, headers: {}, body: "no JSON" })).toEqual([]);
  });

  it("takes allowed methods in any order", () => {
    const step = {
      request: { method: "GET", path: "/" },
      response: { status: 405, headers: { allow: "DELETE,GET" } },
    };
    expect(compare(step, { status: 405, headers: { allow: "GET,DELETE" }, body: "" })).toEqual([]);
    expect(compare(step, { status: 405, headers: { allow: "GET" }, body: "" })).toHaveLength(1);
  });
});
