import { describe, expect, it } from "vitest";
import { bodyValue, textAt, valuesAt } from "./body-path";

const listing = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>media</Name>
<Contents><Key>a &amp; b</Key></Contents><Contents><Key>c</Key></Contents></ListBucketResult>`;

describe("valuesAt(body, path)", () => {
  const body = {
    hits: { hits: [{ _id: "1", tags: ["a", "b"] }, { _id: "2" }] },
    aggs: { x: { n: 1 }, y: { n: 2 } },
  };

  it.each([
    ["hits.hits._id", ["1", "2"]],
    ["hits.hits.0._id", ["1"]],
    ["hits.hits.9._id", []],
    ["hits.hits.tags", ["a", "b"]],
    ["aggs.*.n", [1, 2]],
    ["hits.hits.*._id", ["1", "2"]],
    ["nothing.here", []],
    ["toString", []],
    [".", [body]],
  ])("%s", (path, found) => {
    expect(valuesAt(body, path)).toEqual(found);
  });

  it("reads XML as a tree with its root on top, one child as several", () => {
    expect(valuesAt(bodyValue(listing), "ListBucketResult.Contents.Key")).toEqual(["a & b", "c"]);
    expect(textAt(bodyValue(listing), "ListBucketResult.Name")).toBe("media");
    expect(valuesAt(bodyValue("<A><B>x</B></A>"), "A.B")).toEqual(["x"]);
  });

  it("reads every line of mc --json, and takes what is neither for a text", () => {
    const printed = { text: '{"key":"a"}\n{"key":"b"}\n', exit: 0, requests: [] };
    expect(valuesAt(bodyValue(printed), "key")).toEqual(["a", "b"]);
    expect(bodyValue("<not xml")).toBe("<not xml");
    expect(bodyValue("plain")).toBe("plain");
  });

  it("stops at what is nested deeper than any answer", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(JSON.stringify(bodyValue(deep)).length).toBeLessThan(1_000);
  });
});
