import { describe, expect, it } from "vitest";
import { double, float, RawJson } from "./reply-value";
import { writeJson } from "./write";

describe("writeJson", () => {
  it("writes floats and doubles in Java's form, integers as they are", () => {
    expect(writeJson({ a: float(0.1), b: double(20), c: 20, d: 9_007_199_254_740_993n })).toBe(
      '{"a":0.1,"b":20.0,"c":20,"d":9007199254740993}',
    );
  });

  it("leaves out what is undefined and keeps null", () => {
    expect(writeJson({ a: undefined, b: null, c: [true] })).toBe('{"b":null,"c":[true]}');
  });

  it("passes raw JSON through byte for byte", () => {
    expect(writeJson({ _source: new RawJson('{ "a":1.0 }') })).toBe('{"_source":{ "a":1.0 }}');
  });

  it("indents as Elasticsearch does", () => {
    expect(writeJson({ a: [1, 2], b: {}, c: [] }, { pretty: true })).toBe(
      '{\n  "a" : [\n    1,\n    2\n  ],\n  "b" : { },\n  "c" : [ ]\n}\n',
    );
  });

  it("writes a lone surrogate as a question mark", () => {
    expect(writeJson(["\ud800", "\udc00a", "😀"])).toBe('["?","?a","😀"]');
  });

  it("quotes infinities", () => {
    expect(writeJson(double(Number.POSITIVE_INFINITY))).toBe('"Infinity"');
  });
});
