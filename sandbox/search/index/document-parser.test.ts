import { describe, expect, it } from "vitest";
import { exampleIndex, refusalOf } from "./example-index";
import type { LiveIndex } from "./live-index";

const index = (properties: unknown, settings: unknown = {}): LiveIndex =>
  exampleIndex({ properties }, settings);

const put = (live: LiveIndex, id: string, source: unknown): unknown =>
  live.write({ id, source: JSON.stringify(source) });

describe("parseDocument, through an index", () => {
  it("numbers nested objects before their parent, inner ones before outer ones", () => {
    const live = index({ a: { type: "nested", properties: { b: { type: "nested" } } } });
    put(live, "1", { a: [{ x: 1, b: [{ y: 1 }, { y: 2 }] }, { x: 2 }] });
    live.refresh();
    const [segment] = live.reader().segments;
    const numbers = Array.from({ length: segment?.size ?? 0 }, (_, at) => [
      segment?.nestedPath(at),
      segment?.nestedOffset(at),
      segment?.rootOf(at),
    ]);
    expect(numbers).toEqual([
      ["a.b", 0, 4],
      ["a.b", 1, 4],
      ["a", 0, 4],
      ["a", 1, 4],
      [undefined, 0, 4],
    ]);
  });

  it("says in Elasticsearch's words why a value does not fit", () => {
    const live = index({
      i: { type: "integer" },
      by: { type: "byte" },
      l: { type: "long" },
      f: { type: "float" },
      h: { type: "half_float" },
      b: { type: "boolean" },
      d: { type: "date" },
      t: { type: "text" },
      g: { type: "geo_point" },
      n: { type: "nested" },
      s: { type: "integer", coerce: false },
    });
    const texts = [
      '{"i":3000000000}',
      '{"i":"abc"}',
      '{"i":true}',
      '{"by":128}',
      '{"l":1e30}',
      '{"l":"x"}',
      '{"f":1e39}',
      '{"h":70000}',
      '{"b":"yes"}',
      '{"b":1}',
      '{"d":"x"}',
      '{"t":{"a":1}}',
      '{"g":"a"}',
      '{"g":{"lat":91,"lon":0}}',
      '{"g":[1]}',
      '{"n":[1]}',
      '{"s":5.5}',
      '{"s":"5"}',
      '{"_id":1}',
      '{"":1}',
      '{" ":1}',
      '{"a..b":1}',
    ];
    const more = ['{"i":1', '{"i":1}}', '{"i":1} {}', "[]", " "];
    const refusals = [...texts, ...more].map(
      (source) => `${source}  ${refusalOf(() => live.write({ id: "9", source }))}`,
    );
    expect(refusals).toMatchInlineSnapshot(`
      [
        "{"i":3000000000}  400 document_parsing_exception: [1:6] failed to parse field [i] of type [integer] in document with id '9'. Preview of field's value: '3000000000' < x_content_parse_exception: [1:16] Numeric value (3000000000) out of range of int (-2147483648 - 2147483647)",
        "{"i":"abc"}  400 document_parsing_exception: [1:6] failed to parse field [i] of type [integer] in document with id '9'. Preview of field's value: 'abc' < number_format_exception: For input string: "abc"",
        "{"i":true}  400 document_parsing_exception: [1:6] failed to parse field [i] of type [integer] in document with id '9'. Preview of field's value: 'true' < x_content_parse_exception: [1:10] Current token (VALUE_TRUE) not numeric, can not use numeric value accessors",
        "{"by":128}  400 document_parsing_exception: [1:7] failed to parse field [by] of type [byte] in document with id '9'. Preview of field's value: '128' < illegal_argument_exception: Value [128] is out of range for a byte",
        "{"l":1e30}  400 document_parsing_exception: [1:6] failed to parse field [l] of type [long] in document with id '9'. Preview of field's value: '1.0E30' < x_content_parse_exception: [1:10] Numeric value (1e30) out of range of long (-9223372036854775808 - 9223372036854775807)",
        "{"l":"x"}  400 document_parsing_exception: [1:6] failed to parse field [l] of type [long] in document with id '9'. Preview of field's value: 'x' < illegal_argument_exception: For input string: "x"",
        "{"f":1e39}  400 document_parsing_exception: [1:6] failed to parse field [f] of type [float] in document with id '9'. Preview of field's value: 'Infinity' < illegal_argument_exception: [float] supports only finite values, but got [Infinity]",
        "{"h":70000}  400 document_parsing_exception: [1:6] failed to parse field [h] of type [half_float] in document with id '9'. Preview of field's value: '70000' < illegal_argument_exception: [half_float] supports only finite values, but got [70000.0]",
        "{"b":"yes"}  400 document_parsing_exception: [1:6] failed to parse field [b] of type [boolean] in document with id '9'. Preview of field's value: 'yes' < illegal_argument_exception: Failed to parse value [yes] as only [true] or [false] are allowed.",
        "{"b":1}  400 document_parsing_exception: [1:6] failed to parse field [b] of type [boolean] in document with id '9'. Preview of field's value: '1' < x_content_parse_exception: [1:7] Current token (VALUE_NUMBER_INT) not of boolean type",
        "{"d":"x"}  400 document_parsing_exception: [1:6] failed to parse field [d] of type [date] in document with id '9'. Preview of field's value: 'x' < illegal_argument_exception: failed to parse date field [x] with format [strict_date_optional_time||epoch_millis]",
        "{"t":{"a":1}}  400 document_parsing_exception: [1:12] failed to parse field [t] of type [text] in document with id '9'. Preview of field's value: '{a=1}' < illegal_argument_exception: Expected text at 1:6 but found START_OBJECT",
        "{"g":"a"}  400 document_parsing_exception: [1:6] failed to parse field [g] of type [geo_point] < parse_exception: unsupported symbol [a] in geohash [a]",
        "{"g":{"lat":91,"lon":0}}  400 document_parsing_exception: [1:23] failed to parse field [g] of type [geo_point] < illegal_argument_exception: illegal latitude value [91.0] for g",
        "{"g":[1]}  400 document_parsing_exception: [1:8] failed to parse: [1:9] Current token (END_ARRAY) not numeric, can not use numeric value accessors
       at [Source: (byte[])"{"g":[1]}"; line: 1, column: 9] < x_content_parse_exception: [1:9] Current token (END_ARRAY) not numeric, can not use numeric value accessors",
        "{"n":[1]}  400 document_parsing_exception: [1:7] object mapping for [n] tried to parse field [null] as object, but found a concrete value",
        "{"s":5.5}  400 document_parsing_exception: [1:6] failed to parse field [s] of type [integer] in document with id '9'. Preview of field's value: '5.5' < illegal_argument_exception: 5.5 cannot be converted to Integer without data loss",
        "{"s":"5"}  400 document_parsing_exception: [1:6] failed to parse field [s] of type [integer] in document with id '9'. Preview of field's value: '5' < illegal_argument_exception: Integer value passed as String",
        "{"_id":1}  400 document_parsing_exception: [1:8] failed to parse field [_id] of type [_id] in document with id '9'. Preview of field's value: '1' < document_parsing_exception: [1:8] Field [_id] is a metadata field and cannot be added inside a document. Use the index API request parameters.",
        "{"":1}  400 document_parsing_exception: [1:2] failed to parse: field name cannot be an empty string < illegal_argument_exception: field name cannot be an empty string",
        "{" ":1}  400 document_parsing_exception: [1:2] Field name cannot contain only whitespace: [ ]",
        "{"a..b":1}  400 document_parsing_exception: [1:2] failed to parse: field name cannot contain only whitespace: ['a..b'] < illegal_argument_exception: field name cannot contain only whitespace: ['a..b']",
        "{"i":1  400 document_parsing_exception: [1:6] failed to parse: [1:7] Unexpected end of file < x_content_e_o_f_exception: [1:7] Unexpected end of file",
        "{"i":1}}  400 document_parsing_exception: [1:8] [1:8] Unexpected close marker '}': expected ']' (for root starting at [Source: (byte[])"{"i":1}}"; line: 1, column: 0])
       at [Source: (byte[])"{"i":1}}"; line: 1, column: 8] < x_content_parse_exception: [1:8] Unexpected close marker '}': expected ']' (for root starting at [Source: (byte[])"{"i":1}}"; line: 1, column: 0])",
        "{"i":1} {}  400 illegal_argument_exception: Malformed content, found extra data after parsing: START_OBJECT",
        "[]  400 document_parsing_exception: Malformed content, must start with an object",
        "   400 document_parsing_exception: Malformed content, must start with an object",
      ]
    `);
    expect(live.dirty).toBe(false);
  });

  it("takes the forms of a geo_point", () => {
    const live = index({ g: { type: "geo_point" } });
    const forms = [
      { lat: 1.5, lon: -2.5 },
      "1.5,-2.5",
      [-2.5, 1.5],
      "POINT (-2.5 1.5)",
      { type: "Point", coordinates: [-2.5, 1.5] },
      { lat: "1.5", lon: "-2.5" },
    ];
    for (const [i, g] of forms.entries()) put(live, String(i), { g });
    live.refresh();
    const points = live.reader().segments[0]?.geoPoints("g");
    for (const i of forms.keys()) {
      const [point] = points?.points(i) ?? [];
      expect(point?.lat).toBeCloseTo(1.5, 6);
      expect(point?.lon).toBeCloseTo(-2.5, 6);
    }
  });

  it("maps new names by their first value", () => {
    const live = index({});
    const source =
      '{"s":"x","n":1,"f":1.0,"b":true,"d":"2024-05-06","sl":"2024/05/06","num":"17","o":{"p":1},"e":[],"z":null,"a.b":2,"__proto__":{"c":1}}';
    live.write({ id: "1", source });
    const shown = JSON.parse(JSON.stringify(live.mapping.toReply())) as {
      properties: Record<string, unknown>;
    };
    expect(shown.properties).toMatchInlineSnapshot(`
      {
        "__proto__": {
          "properties": {
            "c": {
              "type": "long",
            },
          },
        },
        "a": {
          "properties": {
            "b": {
              "type": "long",
            },
          },
        },
        "b": {
          "type": "boolean",
        },
        "d": {
          "type": "date",
        },
        "f": {
          "type": "float",
        },
        "n": {
          "type": "long",
        },
        "num": {
          "fields": {
            "keyword": {
              "ignore_above": 256,
              "type": "keyword",
            },
          },
          "type": "text",
        },
        "o": {
          "properties": {
            "p": {
              "type": "long",
            },
          },
        },
        "s": {
          "fields": {
            "keyword": {
              "ignore_above": 256,
              "type": "keyword",
            },
          },
          "type": "text",
        },
        "sl": {
          "format": "yyyy/MM/dd HH:mm:ss||yyyy/MM/dd||epoch_millis",
          "locale": "",
          "type": "date",
        },
      }
    `);
  });

  it("refuses more fields than the index allows, and keeps the mapping as it was", () => {
    const live = index({ a: { type: "long" } }, { "mapping.total_fields.limit": 2 });
    expect(refusalOf(() => put(live, "1", { b: 1, c: 2 }))).toMatchInlineSnapshot(
      `"400 document_parsing_exception: [1:12] failed to parse: Limit of total fields [2] has been exceeded while adding new fields [2] < illegal_argument_exception: Limit of total fields [2] has been exceeded while adding new fields [2]"`,
    );
    expect(live.mapping.fieldNames).toEqual(["a"]);
  });

  it("refuses unknown names where the mapping is strict, keeps them unmapped where it is false", () => {
    const properties = { o: { dynamic: false, type: "object" }, k: { type: "keyword" } };
    const live = exampleIndex({ dynamic: "strict", properties });
    expect(refusalOf(() => put(live, "1", { k: "x", b: 1 }))).toMatchInlineSnapshot(
      `"400 strict_dynamic_mapping_exception: [1:14] mapping set to strict, dynamic introduction of [b] within [_doc] is not allowed"`,
    );
    put(live, "1", { o: { x: 1 } });
    expect(live.mapping.fieldNames).toEqual(["k"]);
  });

  it("copies values, also from nested objects to the root", () => {
    const live = index({
      t: { type: "text" },
      n: { type: "nested", properties: { a: { type: "keyword", copy_to: "t" } } },
    });
    put(live, "1", { n: [{ a: "red" }, { a: "fox" }] });
    live.refresh();
    expect(live.reader().segments[0]?.terms("t")?.postings(0).docs).toEqual(Int32Array.of(2));
  });

  it("ignores what is too long or malformed, and says which fields", () => {
    const live = index({
      k: { type: "keyword", ignore_above: 2 },
      n: { type: "long", ignore_malformed: true },
      z: { type: "long", null_value: 7 },
    });
    put(live, "1", { n: "x", k: ["ab", "abc"], z: null });
    live.refresh();
    const [segment] = live.reader().segments;
    expect(segment?.document(0).ignored).toEqual(["k", "n"]);
    expect([segment?.terms("k")?.size, segment?.hasField("n", 0), segment?.numbers("z")?.first(0)]).toEqual([
      1,
      false,
      7,
    ]);
    expect(segment?.terms("_ignored")?.find("k")).toBe(0);
  });

  it("keeps longs beyond 2^53 exactly", () => {
    const live = index({ l: { type: "long" } });
    live.write({ id: "1", source: '{"l":[9007199254740993,-9223372036854775808,1]}' });
    live.refresh();
    expect(live.reader().segments[0]?.numbers("l")?.values(0)).toEqual([
      -9223372036854775808n,
      1,
      9007199254740993n,
    ]);
  });
});
