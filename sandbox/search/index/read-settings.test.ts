import { describe, expect, it } from "vitest";
import { SearchError } from "../errors/search-error";
import { readJson } from "../json/read";
import { checkSettings, nestSettings, readSettings } from "./read-settings";
import type { Settings } from "./settings";

function settings(value: unknown): Settings {
  const node = readJson(JSON.stringify(value));
  if (node.kind !== "object") throw new Error("no object");
  return readSettings(node);
}

function refusal(value: unknown): string {
  try {
    checkSettings(settings(value), "create");
    return "none";
  } catch (cause) {
    return cause instanceof SearchError ? `${cause.type}: ${cause.reason}` : String(cause);
  }
}

describe("readSettings", () => {
  it("flattens nested and dotted names, with and without the prefix, values as texts", () => {
    const read = settings({
      number_of_shards: 1,
      index: { "mapping.coerce": false },
      analysis: { filter: { f: { words: ["a", 1] } } },
      x: null,
    });
    expect([...read]).toEqual([
      ["index.number_of_shards", "1"],
      ["index.mapping.coerce", "false"],
      ["index.analysis.filter.f.words", ["a", "1"]],
      ["index.x", null],
    ]);
  });

  it("is what nestSettings nests", () => {
    expect(JSON.stringify(nestSettings(settings({ a: { b: 1, c: ["x"] } })))).toBe(
      '{"index":{"a":{"b":"1","c":["x"]}}}',
    );
  });
});

describe("checkSettings", () => {
  it("refuses in Elasticsearch's words", () => {
    const wrong = [
      { foo: 1 },
      { nope: 1 },
      { number_of_shard: 1 },
      { number_of_shards: 0 },
      { number_of_shards: 2000 },
      { number_of_replicas: "x" },
      { refresh_interval: "5" },
      { "mapping.coerce": "x" },
      { uuid: "x" },
      { "sort.field": "a" },
    ];
    expect(wrong.map(refusal)).toMatchInlineSnapshot(`
      [
        "illegal_argument_exception: unknown setting [index.foo] please check that any required plugins are installed, or check the breaking changes documentation for removed settings",
        "illegal_argument_exception: unknown setting [index.nope] did you mean any of [index.mode, index.codec]?",
        "illegal_argument_exception: unknown setting [index.number_of_shard] did you mean [index.number_of_shards]?",
        "illegal_argument_exception: Failed to parse value [0] for setting [index.number_of_shards] must be >= 1",
        "illegal_argument_exception: Failed to parse value [2000] for setting [index.number_of_shards] must be <= 1024",
        "illegal_argument_exception: Failed to parse value [x] for setting [index.number_of_replicas]",
        "illegal_argument_exception: failed to parse setting [index.refresh_interval] with value [5] as a time value: unit is missing or unrecognized",
        "illegal_argument_exception: Failed to parse value [x] as only [true] or [false] are allowed.",
        "illegal_argument_exception: unknown setting [index.uuid] please check that any required plugins are installed, or check the breaking changes documentation for removed settings",
        "unsupported_in_embedded: the index setting [index.sort.field] is not part of the embedded search engine",
      ]
    `);
  });

  it("takes what is known", () => {
    const right = [
      { refresh_interval: "-1" },
      { refresh_interval: "30s" },
      { "routing.allocation.include.x": "y" },
      { codec: "best_compression" },
    ];
    expect(right.map(refusal)).toEqual(["none", "none", "none", "none"]);
  });
});
