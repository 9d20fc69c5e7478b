import { describe, expect, it } from "vitest";
import { exampleIndex, jsonObject, refusalOf } from "./example-index";
import type { LiveIndex } from "./live-index";

const shown = (live: LiveIndex): unknown => JSON.parse(JSON.stringify(live.mapping.toReply()));

describe("a mapping", () => {
  it("shows only what was set and is not the default", () => {
    const live = exampleIndex({
      dynamic: false,
      properties: {
        t: {
          type: "text",
          index: true,
          analyzer: "english",
          fields: { raw: { type: "keyword", ignore_above: 9 } },
        },
        o: { properties: {} },
        n: { type: "nested" },
        d: { type: "date", format: "yyyy" },
      },
    });
    expect(shown(live)).toEqual({
      dynamic: "false",
      properties: {
        d: { type: "date", format: "yyyy" },
        n: { type: "nested" },
        o: { type: "object" },
        t: { type: "text", analyzer: "english", fields: { raw: { type: "keyword", ignore_above: 9 } } },
      },
    });
  });

  it("refuses what Elasticsearch refuses, in its words", () => {
    const wrong = [
      { properties: { b: { type: "nope" } } },
      { properties: { b: {} } },
      { properties: { b: "keyword" } },
      { properties: { b: { type: "keyword", foo: 1 } } },
      { properties: { b: { type: "text", analyzer: "nope" } } },
      { properties: { b: { type: "keyword", normalizer: "nope" } } },
      { properties: { b: { type: "text", index: "maybe" } } },
      { properties: { b: { type: "keyword", ignore_above: -1 } } },
      { properties: { b: { type: "scaled_float" } } },
      { properties: { b: { type: "search_as_you_type", max_shingle_size: 9 } } },
      { properties: { b: { type: "alias", path: "zz" } } },
      { properties: { "": { type: "long" } } },
      { dynamic: "maybe" },
      { foo: 1 },
    ];
    expect(wrong.map((each) => refusalOf(() => exampleIndex(each)))).toMatchInlineSnapshot(`
      [
        "400 mapper_parsing_exception: Failed to parse mapping: The mapper type [nope] declared on field [b] does not exist. It might have been created within a future version or requires a plugin to be installed. Check the documentation. < mapper_parsing_exception: The mapper type [nope] declared on field [b] does not exist. It might have been created within a future version or requires a plugin to be installed. Check the documentation.",
        "400 mapper_parsing_exception: Failed to parse mapping: No type specified for field [b] < mapper_parsing_exception: No type specified for field [b]",
        "400 mapper_parsing_exception: Failed to parse mapping: Expected map for property [fields] on field [b] but got a class java.lang.String < mapper_parsing_exception: Expected map for property [fields] on field [b] but got a class java.lang.String",
        "400 mapper_parsing_exception: Failed to parse mapping: unknown parameter [foo] on mapper [b] of type [keyword] < mapper_parsing_exception: unknown parameter [foo] on mapper [b] of type [keyword]",
        "400 mapper_parsing_exception: Failed to parse mapping: analyzer [nope] has not been configured in mappings < illegal_argument_exception: analyzer [nope] has not been configured in mappings",
        "400 mapper_parsing_exception: Failed to parse mapping: normalizer [nope] not found for field [b] < mapper_parsing_exception: normalizer [nope] not found for field [b]",
        "400 mapper_parsing_exception: Failed to parse mapping: Failed to parse value [maybe] as only [true] or [false] are allowed. < illegal_argument_exception: Failed to parse value [maybe] as only [true] or [false] are allowed.",
        "400 mapper_parsing_exception: Failed to parse mapping: [ignore_above] must be positive, got [-1] < illegal_argument_exception: [ignore_above] must be positive, got [-1]",
        "400 mapper_parsing_exception: Failed to parse mapping: Field [scaling_factor] is required < illegal_argument_exception: Field [scaling_factor] is required",
        "400 mapper_parsing_exception: Failed to parse mapping: [max_shingle_size] must be at least [2] and at most [4], got [9] < mapper_parsing_exception: [max_shingle_size] must be at least [2] and at most [4], got [9]",
        "400 mapper_parsing_exception: Invalid [path] value [zz] for field alias [b]: an alias must refer to an existing field in the mappings.",
        "400 mapper_parsing_exception: Failed to parse mapping: field name cannot be an empty string < illegal_argument_exception: field name cannot be an empty string",
        "400 mapper_parsing_exception: Failed to parse mapping: Could not convert [dynamic.dynamic] to boolean < illegal_argument_exception: Could not convert [dynamic.dynamic] to boolean",
        "400 mapper_parsing_exception: Failed to parse mapping: Root mapping definition has unsupported parameters:  [foo : 1] < mapper_parsing_exception: Root mapping definition has unsupported parameters:  [foo : 1]",
      ]
    `);
  });

  it("grows by a merge, and stays as it was where the merge is refused", () => {
    const live = exampleIndex({
      properties: { a: { type: "keyword" }, d: { type: "date" }, o: { properties: { x: { type: "long" } } } },
    });
    live.putMapping(
      jsonObject({
        properties: { o: { properties: { y: { type: "text" } } }, a: { type: "keyword", ignore_above: 5 } },
      }),
    );
    expect(live.mapping.fieldNames).toEqual(["a", "d", "o.x", "o.y"]);
    expect(live.mapping.field("a")?.ignoreAbove).toBe(5);
    const wrong = [
      { a: { type: "text" } },
      { a: { type: "keyword", doc_values: false } },
      { a: { properties: { z: { type: "long" } } } },
      { o: { type: "long" } },
      { o: { type: "nested" } },
      { z: { type: "long" }, d: { type: "long" } },
    ];
    expect(
      wrong.map((properties) => refusalOf(() => live.putMapping(jsonObject({ properties })))),
    ).toMatchInlineSnapshot(`
      [
        "400 illegal_argument_exception: mapper [a] cannot be changed from type [keyword] to [text]",
        "400 illegal_argument_exception: Mapper for [a] conflicts with existing mapper:
      	Cannot update parameter [doc_values] from [Values[enabled=true, cardinality=low, multiValue=true, nullability=true]] to [Values[enabled=false, cardinality=low, multiValue=true, nullability=true]]",
        "400 illegal_argument_exception: can't merge a non object mapping [a] with an object mapping",
        "400 illegal_argument_exception: can't merge a non object mapping [o] with an object mapping",
        "400 illegal_argument_exception: can't merge a non-nested mapping [o] with a nested mapping",
        "400 illegal_argument_exception: mapper [d] cannot be changed from type [date] to [long]",
      ]
    `);
    expect(live.mapping.fieldNames).toEqual(["a", "d", "o.x", "o.y"]);
  });

  it("follows an alias to its field", () => {
    const live = exampleIndex({ properties: { a: { type: "keyword" }, al: { type: "alias", path: "a" } } });
    expect(live.mapping.field("al")?.name).toBe("a");
  });

  it("gives search_as_you_type its sub-fields", () => {
    const live = exampleIndex({ properties: { t: { type: "search_as_you_type", max_shingle_size: 2 } } });
    expect(live.mapping.fieldNames).toEqual(["t", "t._2gram", "t._index_prefix"]);
    const tokens = live.mapping.field("t._2gram")?.analyzer?.analyze("Blue copper kettle").tokens;
    expect(tokens?.map(({ text, start, end, position }) => [text, start, end, position])).toEqual([
      ["blue copper", 0, 11, 0],
      ["copper kettle", 5, 18, 1],
    ]);
  });

  it("fills dynamic templates with names and types", () => {
    const live = exampleIndex({
      dynamic_templates: [
        { kw: { match_mapping_type: "string", match: "*_kw", mapping: { type: "keyword" } } },
        { copy: { path_match: "m.*", mapping: { type: "{dynamic_type}", meta: { was: "{name}" } } } },
      ],
    });
    live.write({ id: "1", source: '{"a_kw":"x","m":{"n":1},"t":"x"}' });
    expect(shown(live)).toMatchObject({
      properties: {
        a_kw: { type: "keyword" },
        m: { properties: { n: { type: "long", meta: { was: "n" } } } },
        t: { type: "text" },
      },
    });
  });
});
