import { describe, expect, it } from "vitest";
import { splitCommandLine } from "./command-line";

describe("splitCommandLine(line)", () => {
  it.each([
    ["ls lab/shop", ["ls", "lab/shop"]],
    ["  ls   lab ", ["ls", "lab"]],
    [`cp 'a b' "c d"`, ["cp", "a b", "c d"]],
    [`find lab --name "*.csv"`, ["find", "lab", "--name", "*.csv"]],
    [`a\\ b "c\\"d" 'e\\f'`, ["a b", 'c"d', "e\\f"]],
    [`x""y ''`, ["xy", ""]],
    ["", []],
  ])("takes %j apart", (line, words) => {
    expect(splitCommandLine(line)).toEqual(words);
  });
});
