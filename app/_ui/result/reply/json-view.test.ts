import { expect, it } from "vitest";
import { jsonPart } from "./json-view";

it("writes short nested values on one line", () => {
  expect(jsonPart({ value: 3, relation: "eq" }, 2)).toEqual({
    kind: "inline",
    text: '{ "value": 3, "relation": "eq" }',
  });
  expect(jsonPart([], 1)).toEqual({ kind: "inline", text: "[]" });
  expect(jsonPart({}, 1)).toEqual({ kind: "inline", text: "{}" });
});

it("never folds or joins the whole body", () => {
  expect(jsonPart({ acknowledged: true }, 0)).toMatchObject({ kind: "nested", shut: false });
});

it("folds shards, and long lists below the second level", () => {
  expect(jsonPart({ total: 1, successful: 1 }, 1, "_shards")).toMatchObject({
    shut: true,
    folded: "{ 2 fields }",
  });
  const long = Array.from({ length: 40 }, (_, i) => i + 1_000);
  expect(jsonPart(long, 3)).toMatchObject({ shut: true, folded: "[ 40 items ]" });
  expect(jsonPart(long, 1)).toMatchObject({ shut: false });
});

it("keeps what JSON says of a text and a number", () => {
  expect(jsonPart('a"b', 1)).toEqual({ kind: "scalar", type: "string", text: '"a\\"b"' });
  expect(jsonPart(null, 1)).toEqual({ kind: "scalar", type: "word", text: "null" });
  expect(jsonPart(1.5, 1)).toEqual({ kind: "scalar", type: "number", text: "1.5" });
});
