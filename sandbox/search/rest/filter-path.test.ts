import { describe, expect, it } from "vitest";
import { RawJson } from "../json/reply-value";
import { writeJson } from "../json/write";
import { filterPath } from "./filter-path";

const reply = {
  took: 1,
  hits: { total: { value: 1 }, hits: [{ _id: "1", _source: new RawJson('{"a":1.0,"b":{"c":"x","d":[]}}') }] },
  empty: {},
};
const filtered = (...paths: string[]): string => writeJson(filterPath(reply, paths));

describe("filterPath(value, paths)", () => {
  it("keeps what is named, and numbers as they were written", () => {
    expect(filtered("hits.hits._source.a")).toBe('{"hits":{"hits":[{"_source":{"a":1.0}}]}}');
  });

  it("takes * within a part and ** for any depth", () => {
    expect(filtered("hi*.tot*")).toBe('{"hits":{"total":{"value":1}}}');
    expect(filtered("**.c")).toBe('{"hits":{"hits":[{"_source":{"b":{"c":"x"}}}]}}');
  });

  it("takes away what - names, and objects that are left empty with it", () => {
    expect(filtered("-hits.hits", "-took")).toBe('{"hits":{"total":{"value":1}},"empty":{}}');
    expect(filtered("-hits.hits", "-hits.total", "-took")).toBe('{"empty":{}}');
  });

  it("gives an empty object when nothing is named", () => {
    expect(filtered("zz")).toBe("{}");
  });
});
