import { describe, expect, it } from "vitest";
import type { Compare } from "../schema";
import type { Result } from "./result";
import { pairedLines, sideBySide } from "./side-by-side";

const policy: Compare = {
  order: "none",
  columns: "position",
  names: "free",
  rows: "multiset",
  numbers: "exact",
};
const result = (...rows: (string | null)[][]): Result => ({
  columns: [
    { name: "id", type: "integer", oid: 23 },
    { name: "name", type: "text", oid: 25 },
  ],
  rows,
});
const drawn = (lines: { expected: unknown[] | null; got: unknown[] | null }[]): string[] =>
  lines.map(({ got, expected }) => `${got?.join(" ") ?? "-"} | ${expected?.join(" ") ?? "-"}`);

describe("sideBySide(expected, got, policy)", () => {
  it("leaves a gap where a row is missing", () => {
    const beside = sideBySide(
      result(["1", "a"], ["2", "b"], ["3", "c"]),
      result(["1", "a"], ["3", "c"]),
      policy,
    );
    expect(drawn(beside?.lines ?? [])).toEqual(["1 a | 1 a", "- | 2 b", "3 c | 3 c"]);
    expect(beside).toMatchObject({ from: 1, expected: 3, got: 2 });
  });

  it("puts a row nobody expected behind the row it came after", () => {
    const beside = sideBySide(
      result(["1", "a"], ["2", "b"]),
      result(["9", "z"], ["1", "a"], ["8", "y"], ["2", "b"]),
      policy,
    );
    expect(drawn(beside?.lines ?? [])).toEqual(["9 z | -", "1 a | 1 a", "8 y | -", "2 b | 2 b"]);
  });

  it("goes by the expected order, and shows values as they were written", () => {
    const numbers: Result = {
      columns: [{ name: "n", type: "numeric", oid: 1700 }],
      rows: [["1.50"], ["2"], ["3"]],
    };
    const got: Result = { ...numbers, rows: [["2.0"], ["1.5"]] };
    expect(drawn(sideBySide(numbers, got, policy)?.lines ?? [])).toEqual(["1.5 | 1.50", "2.0 | 2", "- | 3"]);
  });

  it("begins shortly before the first difference, and ends after twelve lines", () => {
    const rows = Array.from({ length: 50 }, (_, i) => [`${i + 1}`, "x"]);
    const beside = sideBySide(result(...rows), result(...rows.filter((_, i) => i !== 29)), policy);
    expect(beside?.from).toBe(28);
    expect(drawn(beside?.lines ?? []).slice(0, 4)).toEqual([
      "28 x | 28 x",
      "29 x | 29 x",
      "- | 30 x",
      "31 x | 31 x",
    ]);
    expect(beside?.lines).toHaveLength(12);
  });

  it("counts equal rows: the third of three is missing when two came", () => {
    const row = ["1", "a"];
    expect(drawn(sideBySide(result(row, row, row), result(row, row), policy)?.lines ?? [])).toEqual([
      "1 a | 1 a",
      "1 a | 1 a",
      "- | 1 a",
    ]);
  });

  it("lines up nothing when columns do not fit or numbers have a tolerance", () => {
    const narrow: Result = { columns: [{ name: "id", type: "integer", oid: 23 }], rows: [["1"]] };
    expect(sideBySide(result(["1", "a"]), narrow, policy)).toBeUndefined();
    const loose: Compare = { ...policy, numbers: { tolerance: 0.1 } };
    expect(sideBySide(result(["1", "a"]), result(), loose)).toBeUndefined();
  });
});

describe("pairedLines(expected, got)", () => {
  it("sets as many rows left over on both sides against each other", () => {
    expect(
      drawn(
        pairedLines(
          [
            ["1", "a"],
            ["2", "b"],
          ],
          [
            ["2", "b"],
            ["1", "x"],
          ],
        ),
      ),
    ).toEqual(["1 x | 1 a", "2 b | 2 b"]);
  });

  it("leaves rows alone when there are more on one side", () => {
    expect(drawn(pairedLines([["1", "a"]], []))).toEqual(["- | 1 a"]);
    expect(
      drawn(
        pairedLines(
          [["1", "a"]],
          [
            ["1", "x"],
            ["1", "y"],
          ],
        ),
      ),
    ).toEqual(["1 x | -", "1 y | -", "- | 1 a"]);
  });
});
