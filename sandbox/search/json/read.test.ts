import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SearchError } from "../errors/search-error";
import type { JsonNode } from "./node";
import { readJson } from "./read";
import { plainValue } from "./walk";

function complaint(text: string): string {
  try {
    readJson(text);
    return "none";
  } catch (cause) {
    return cause instanceof SearchError ? `${cause.type}: ${cause.reason.split("\n")[0]}` : String(cause);
  }
}

function attempt(read: () => unknown): "fine" | "SearchError" | "other" {
  try {
    read();
    return "fine";
  } catch (cause) {
    return cause instanceof SearchError ? "SearchError" : "other";
  }
}

const child = (node: JsonNode, key: string): JsonNode => {
  const entry = node.kind === "object" ? node.entries.find((each) => each.key === key) : undefined;
  if (!entry) throw new Error(`no ${key}`);
  return entry.value;
};

describe("readJson", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const plain = JSON.stringify(plainValue(readJson(text)), (_, value: unknown) =>
          typeof value === "bigint" ? Number(value) : value,
        );
        expect(plain).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it("refuses what JSON.parse refuses, with a SearchError", () => {
    const outcome = fc.check(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", "}", '"', ",", "x", "\\", "0"),
        (text, at, change) => {
          const cut = at % (text.length + 1);
          const broken = text.slice(0, cut) + change + text.slice(cut + 1);
          // A change may make a duplicate key or a comment, where the two differ.
          return (
            attempt(() => JSON.parse(broken)) === "fine" || attempt(() => readJson(broken)) === "SearchError"
          );
        },
      ),
      { seed: 7, numRuns: 2_000 },
    );
    expect(outcome.counterexample).toBeNull();
  });

  it("keeps places in bytes of UTF-8, lines and columns from 1", () => {
    const node = readJson('{"ä": "😀x",\n  "b": [1.50]}');
    expect(child(node, "ä").at).toEqual({ line: 1, column: 8 });
    expect(child(node, "ä").end).toEqual({ line: 1, column: 15 });
    expect(child(node, "b").at).toEqual({ line: 2, column: 8 });
    expect(node.end).toEqual({ line: 2, column: 15 });
  });

  it("keeps numbers as they were written", () => {
    const node = readJson("[1.0, 1e3, 12345678901234567890, -0.0]");
    expect(node.kind === "array" && node.items.map((item) => item.kind === "number" && item.raw)).toEqual([
      "1.0",
      "1e3",
      "12345678901234567890",
      "-0.0",
    ]);
  });

  it("allows comments, as Elasticsearch does", () => {
    expect(plainValue(readJson('/* a */{"b":1 // c\n}'))).toEqual({ b: 1 });
  });

  it("takes __proto__ for a name like any other", () => {
    const value = plainValue(readJson('{"__proto__":{"a":1}}'));
    expect(Object.keys(Object(value))).toEqual(["__proto__"]);
  });

  it("complains in Jackson's words", () => {
    const texts = [
      '{"a":1',
      '{"a":1}}',
      "{a:1}",
      '{"a":1,"a":2}',
      '{"a":01}',
      '{"a":NaN}',
      '{"a":1,}',
      "query",
      '{"a":"b',
    ];
    const more = [
      '{"a" 1}',
      '{"a":[1,2}',
      '{"a":-}',
      '{"a":1.}',
      '{"a":1e}',
      '{"a":+1}',
      '{"a":}',
      '{"a":]}',
      '{"a":[1, ]}',
      '{"a":[1,,2]}',
      '{"a":.5}',
      '{"a":[1,',
      '{"a":"x\\q"}',
      '{"a":1} 2',
    ];
    expect([...texts, ...more].map((text) => `${text}  ${complaint(text)}`)).toMatchInlineSnapshot(`
      [
        "{"a":1  x_content_e_o_f_exception: [1:7] Unexpected end of file",
        "{"a":1}}  x_content_parse_exception: [1:8] Unexpected close marker '}': expected ']' (for root starting at [Source: (byte[])"{"a":1}}"; line: 1, column: 0])",
        "{a:1}  x_content_parse_exception: [1:2] Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
        "{"a":1,"a":2}  x_content_parse_exception: [1:11] Duplicate field 'a'",
        "{"a":01}  x_content_parse_exception: [1:7] Invalid numeric value: Leading zeroes not allowed",
        "{"a":NaN}  x_content_parse_exception: [1:9] Non-standard token 'NaN': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow",
        "{"a":1,}  x_content_parse_exception: [1:8] Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
        "query  x_content_parse_exception: [1:6] Unrecognized token 'query': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "{"a":"b  x_content_e_o_f_exception: [1:8] Unexpected end of file",
        "{"a" 1}  x_content_parse_exception: [1:6] Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
        "{"a":[1,2}  x_content_parse_exception: [1:10] Unexpected close marker '}': expected ']' (for Array starting at [Source: (byte[])"{"a":[1,2}"; line: 1, column: 6])",
        "{"a":-}  x_content_parse_exception: [1:7] Unexpected character ('}' (code 125)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
        "{"a":1.}  x_content_parse_exception: [1:8] Unexpected character ('}' (code 125)) in numeric value: Decimal point not followed by a digit",
        "{"a":1e}  x_content_parse_exception: [1:8] Unexpected character ('}' (code 125)) in numeric value: Exponent indicator not followed by a digit",
        "{"a":+1}  x_content_parse_exception: [1:7] Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to have plus signs: enable \`JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS\` to allow",
        "{"a":}  x_content_parse_exception: [1:6] Unexpected character ('}' (code 125)): expected a value",
        "{"a":]}  x_content_parse_exception: [1:6] Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "{"a":[1, ]}  x_content_parse_exception: [1:10] Unexpected character (']' (code 93)): expected a value",
        "{"a":[1,,2]}  x_content_parse_exception: [1:9] Unexpected character (',' (code 44)): expected a value",
        "{"a":.5}  x_content_parse_exception: [1:6] Unexpected character ('.' (code 46)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "{"a":[1,  x_content_parse_exception: [1:9] Unexpected end-of-input within/between Array entries",
        "{"a":"x\\q"}  x_content_parse_exception: [1:9] Unrecognized character escape 'q' (code 113)",
        "{"a":1} 2  parsing_exception: Unexpected token [VALUE_NUMBER] found after the main object.",
      ]
    `);
  });

  it("refuses objects nested deeper than 1,000", () => {
    const deep = (n: number): string => "[".repeat(n) + "]".repeat(n);
    expect(complaint(deep(1_000))).toBe("none");
    expect(complaint(deep(1_001))).toMatchInlineSnapshot(
      `"x_content_parse_exception: [1:1002] Document nesting depth (1001) exceeds the maximum allowed (1000, from \`StreamReadConstraints.getMaxNestingDepth()\`)"`,
    );
  });

  it("finds a duplicate among many names", () => {
    const names = Array.from({ length: 50 }, (_, i) => `"n${i}":0`);
    expect(complaint(`{${names.join(",")},"n3":1}`)).toContain("Duplicate field 'n3'");
  });
});
