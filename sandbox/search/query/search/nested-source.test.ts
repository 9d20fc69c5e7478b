import { describe, expect, it } from "vitest";
import { RawJson } from "../../json/reply-value";
import { writeJson } from "../../json/write";
import type { NestedStep } from "../nested-place";
import { nestedSource } from "./nested-source";

const source = new RawJson('{"a":1,"o":{"reviews":[{"stars":1.0},{"stars":2,"by":[{"name":"ada"}]}]}}');
const review = (offset: number): NestedStep => ({ path: "o.reviews", field: "o.reviews", offset });
const author: NestedStep = { path: "o.reviews.by", field: "by", offset: 0 };

describe("nestedSource(source, steps, selection)", () => {
  it("takes one object out, numbers as they were written", () => {
    expect(writeJson(nestedSource(source, [review(0)], undefined))).toBe('{"stars":1.0}');
  });

  it("goes through objects in objects, one of them without an array", () => {
    expect(writeJson(nestedSource(source, [review(1), author], undefined))).toBe('{"name":"ada"}');
    const single: NestedStep = { path: "r", field: "r", offset: 0 };
    expect(writeJson(nestedSource(new RawJson('{"r":{"x":1}}'), [single], undefined))).toBe('{"x":1}');
  });

  it("counts the paths of a selection from the document", () => {
    const selection = (
      ...includes: string[]
    ): { wanted: boolean; includes: string[]; excludes: string[] } => ({
      wanted: true,
      includes,
      excludes: [],
    });
    expect(writeJson(nestedSource(source, [review(1)], selection("o.reviews.stars")))).toBe('{"stars":2}');
    expect(writeJson(nestedSource(source, [review(1)], selection("stars")))).toBe("{}");
  });
});
