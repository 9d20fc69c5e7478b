import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageLimits } from "../../engine";
import { searchEngine } from "../search-engine";
import { firstRefusal, firstSyntaxFault, type MarkedPlace } from "./error-place";

const shown = (text: string, place: MarkedPlace | undefined): string | undefined =>
  place && `${text.slice(place.from, place.to)}: ${place.message}`;

async function refused(text: string): Promise<string | undefined> {
  const engine = searchEngine();
  await engine.reset({ name: "none", version: "1", files: [] });
  return shown(text, firstRefusal(text, await engine.run(text, pageLimits)));
}

describe("firstSyntaxFault(text)", () => {
  it("says what the engine would say, at the sign", () => {
    const text = 'GET /a/_search\n{ # no comma\n  "size": 1\n  "from": 2\n}';
    expect(shown(text, firstSyntaxFault(text))).toMatchInlineSnapshot(
      `""from": Unexpected character ('"' (code 34)): was expecting comma to separate Object entries"`,
    );
  });

  it("says nothing of a last body that has no end yet, but of one before it", () => {
    expect(firstSyntaxFault('GET /a/_search\n{ "query": {')).toBeUndefined();
    expect(firstSyntaxFault('GET /a/_search\n{ "query": ')).toBeUndefined();
    const text = 'GET /a/_search\n{ "query": {\n\nGET /b';
    expect(firstSyntaxFault(text)?.message).toContain("expected close marker for Object");
  });

  it("reads each line of a bulk by itself", () => {
    const text = 'POST /_bulk\n{"index":{"_index":"a"}}\n{"n":01}';
    expect(shown(text, firstSyntaxFault(text))).toContain("1: Invalid numeric value");
  });

  it("takes a second value for what it is", () => {
    const text = 'GET /a/_search\n{ "size": 1 }\n{ "size": 2 }';
    const fault = firstSyntaxFault(text);
    expect(shown(text, fault)).toBe("{: Unexpected token [START_OBJECT] found after the main object.");
    expect(fault?.from).toBe(text.lastIndexOf("{"));
  });

  it("marks a part of every text, whatever it is", () => {
    const piece = fc.constantFrom(
      "GET /a/_search\n",
      "{",
      "}",
      "[",
      '"a"',
      '"""',
      ":",
      ",",
      "\n",
      "ü",
      "1",
      "#",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        const place = firstSyntaxFault(text);
        if (!place) return;
        expect(place.from).toBeGreaterThanOrEqual(0);
        expect(place.to).toBeGreaterThan(place.from);
        expect(place.to).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("firstRefusal(text, outcomes)", () => {
  it("marks the key that Elasticsearch does not know, with its suggestion", async () => {
    const text =
      'PUT /a\n\nGET /a/_search\n{ "query": { # Räucherfisch\n  "matc": { "Räuchertitel": "x" } } }';
    expect(await refused(text)).toMatchInlineSnapshot(`""matc": unknown query [matc] did you mean [match]?"`);
  });

  it("counts columns in bytes of UTF-8", async () => {
    const text =
      'PUT /a\nGET /a/_search\n{ "query": { "match": { "größe": { "query": "ü", "operatr": "and" } } } }';
    expect(await refused(text)).toContain('"operatr": [match] query does not support [operatr]');
  });

  it("goes to the innermost reason", async () => {
    const text =
      'PUT /a\nGET /a/_search\n{ "query": { "bool": { "must": [ { "term": {"a": 1} }, { "trm": {} } ] } } }';
    expect(await refused(text)).toContain('"trm": unknown query [trm]');
  });

  it("marks the sign where the body is no JSON", async () => {
    const text = 'PUT /a\nGET /a/_search\n{ "size": 1,\n  from: 2 }';
    expect(await refused(text)).toContain("from: Unexpected character ('f'");
  });

  it("marks the field of a document that does not fit", async () => {
    const text =
      'PUT /a\n{ "mappings": { "properties": { "n": { "type": "long" } } } }\nPUT /a/_doc/1\n{ "t": "é", "n": "x" }';
    expect(await refused(text)).toContain('"n": failed to parse field [n]');
  });

  it("finds the refused request among others and moves of the clock", async () => {
    const text = '@clock +1s\nPUT /a\nGET /b\nGET /a/_search\n{ "size": -1 }\nGET /a/_search\n{ "sise": 1 }';
    expect(await refused(text)).toContain('"sise": Unknown key for a VALUE_NUMBER in [sise].');
  });

  it("marks nothing where no place is named", async () => {
    expect(await refused("GET /missing")).toBeUndefined();
  });
});
