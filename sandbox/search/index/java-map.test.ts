import { describe, expect, it } from "vitest";
import { readJson } from "../json/read";
import { mapText, sizedHashOrder } from "./java-map";

describe("mapText", () => {
  it("prints members in the order of Java's hash map, names with dots taken apart", () => {
    // As Elasticsearch 9.5.3 quotes these values.
    const texts = [
      '{"ds":128,"t.k":null}',
      '{"dbl":"x","o.p":"91,2"}',
      '{"l":"1","n.l":"false"}',
      '{"a":[1.50,{"b":true}]}',
    ];
    expect(texts.map((text) => mapText(readJson(text)))).toEqual([
      "{t={k=null}, ds=128}",
      "{dbl=x, o={p=91,2}}",
      "{l=1, n={l=false}}",
      "{a=[1.5, {b=true}]}",
    ]);
  });
});

describe("sizedHashOrder(keys)", () => {
  it("is the order of rows that a real node's cat table of indices has", () => {
    expect(sizedHashOrder(["qa679", "qb686", "qc693", "qk749"])).toEqual([
      "qc693",
      "qk749",
      "qa679",
      "qb686",
    ]);
  });
});
