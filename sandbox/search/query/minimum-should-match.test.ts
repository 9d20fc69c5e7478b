import { describe, expect, it } from "vitest";
import { minimumOf } from "./minimum-should-match";

describe("minimum_should_match", () => {
  it.each([
    ["2", 4, 2],
    ["-1", 4, 3],
    ["75%", 4, 3],
    ["-25%", 4, 3],
    ["2<75%", 2, 2],
    ["2<75%", 4, 3],
    ["-9", 4, 0],
    // More than there are: nothing matches.
    ["5", 4, 5],
    ["200%", 4, 8],
  ])("%s of %i is %i", (text, count, minimum) => expect(minimumOf(text, count)).toBe(minimum));
});
