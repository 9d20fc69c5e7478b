import { expect, it } from "vitest";
import { editDistance, nearest } from "./nearest";

it.each([
  ["", "", 0],
  ["Figure", "Figure", 0],
  ["Figrue", "Figure", 1],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
])("counts the letters to change from %s to %s", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

it("suggests the nearest candidate whatever its case, and none that is far", () => {
  expect(nearest("figrue", ["Term", "Figure", "Note"])).toBe("Figure");
  expect(nearest("Banana", ["Term", "Figure", "Note"])).toBeUndefined();
});
