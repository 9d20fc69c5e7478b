import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleIndex, jsonObject, refusalOf } from "../index/example-index";
import { parseQuery } from "../query/parse";
import type { SearchScope } from "../query/scope";
import { prepareHighlight } from "./highlight";
import { parseHighlight } from "./request";

const mapping = {
  properties: {
    t: { type: "text" },
    e: { type: "text", analyzer: "english" },
    k: { type: "keyword" },
    n: { type: "nested", properties: { x: { type: "text" } } },
  },
};

/** Highlights of one document. */
function highlights(
  source: unknown,
  query: unknown,
  highlight: unknown,
): Record<string, string[]> | undefined {
  const live = exampleIndex(mapping);
  live.write({ id: "1", source: JSON.stringify(source) });
  live.refresh();
  const scope: SearchScope = {
    index: "i",
    mapping: live.mapping,
    analysis: live.analysis,
    reader: live.reader(),
    setting: (name) => live.setting(name)?.toString(),
    now: 0,
  };
  const [segment] = scope.reader.segments;
  const doc = segment?.find("1");
  if (!segment || doc === undefined) throw new Error("no document");
  const request = parseHighlight(jsonObject(highlight));
  return prepareHighlight(request, parseQuery(jsonObject(query)), scope)(segment, doc);
}

describe("prepareHighlight(unified)", () => {
  it("marks the words that the analyzer takes for the query's", () => {
    const found = highlights(
      { e: "The foxes were running." },
      { match: { e: "fox run" } },
      { fields: { e: {} } },
    );
    expect(found).toEqual({ e: ["The <em>foxes</em> were <em>running</em>."] });
  });

  it("marks a phrase as one, and words that overlap it with it", () => {
    const query = {
      bool: { should: [{ match_phrase: { t: "two foxes" } }, { match: { t: "foxes" } }] },
    };
    expect(highlights({ t: "Two foxes, three foxes" }, query, { fields: { t: {} } })).toEqual({
      t: ["<em>Two foxes</em>, three <em>foxes</em>"],
    });
  });

  it("says nothing of fields without a match, of other fields and of what is excluded", () => {
    const query = { bool: { must: [{ match: { t: "aa" } }], must_not: [{ match: { t: "zz" } }] } };
    expect(
      highlights({ t: "aa bb", e: "aa" }, query, { fields: { e: {}, k: {}, none: {} } }),
    ).toBeUndefined();
    expect(highlights({ t: "aa bb", e: "aa" }, query, { fields: { "*": {} } })).toEqual({
      t: ["<em>aa</em> bb"],
    });
  });

  it("leaves out a part of the query that the document does not match", () => {
    const query = {
      bool: { should: [{ match: { t: "aa" } }, { match: { t: { query: "bb zz", operator: "and" } } }] },
    };
    expect(highlights({ t: "aa bb" }, query, { fields: { t: {} } })).toEqual({ t: ["<em>aa</em> bb"] });
  });

  it("keeps whole values, blanks and all, when no fragments are asked for", () => {
    const source = { t: ["aa bb. Cc aa. ", "dd", "aa"] };
    expect(highlights(source, { match: { t: "aa" } }, { number_of_fragments: 0, fields: { t: {} } })).toEqual(
      {
        t: ["<em>aa</em> bb. Cc <em>aa</em>. ", "<em>aa</em>"],
      },
    );
  });

  it("escapes the text, not the tags, with the HTML encoder", () => {
    const found = highlights(
      { t: "<b>aa</b> & co" },
      { term: { t: "aa" } },
      { encoder: "html", fields: { t: {} } },
    );
    expect(found).toEqual({ t: ["&lt;b&gt;<em>aa</em>&lt;&#x2F;b&gt; &amp; co"] });
  });

  it("shows the beginning where nothing matches, if asked", () => {
    const highlight = { fields: { e: { no_match_size: 6 } } };
    expect(highlights({ t: "aa", e: "one two three" }, { match: { t: "aa" } }, highlight)).toEqual({
      e: ["one two"],
    });
  });

  it("marks in nested objects", () => {
    const query = { nested: { path: "n", query: { match: { "n.x": "aa" } } } };
    expect(highlights({ n: [{ x: "aa bb" }, { x: "cc" }] }, query, { fields: { "n.x": {} } })).toEqual({
      "n.x": ["<em>aa</em> bb"],
    });
  });
});

describe("prepareHighlight(plain)", () => {
  it("marks a phrase's words one by one, only where the phrase stands", () => {
    const highlight = { type: "plain", fields: { t: {} } };
    expect(highlights({ t: "aa cc, aa bb" }, { match_phrase: { t: "aa bb" } }, highlight)).toEqual({
      t: ["aa cc, <em>aa</em> <em>bb</em>"],
    });
  });

  it("begins a fragment with the word that passes the size", () => {
    const highlight = { type: "plain", fields: { t: { fragment_size: 12, order: "score" } } };
    const source = { t: "aa xx xx xx xx xx aa xx xx xx bb aa xx xx xx xx xx" };
    expect(highlights(source, { match: { t: "aa bb" } }, highlight)).toEqual({
      t: [" xx xx <em>bb</em> <em>aa</em>", "<em>aa</em> xx xx xx", " xx xx <em>aa</em> xx"],
    });
  });
});

describe("highlight errors", () => {
  const refused = (highlight: unknown): string =>
    refusalOf(() => highlights({ t: "aa" }, { match: { t: "aa" } }, highlight));

  it("are Elasticsearch's", () => {
    expect(refused({ foo: 1, fields: {} })).toMatchInlineSnapshot(
      `"400 x_content_parse_exception: [1:2] [highlight] unknown field [foo]"`,
    );
    expect(refused({ fields: { t: { foo: 1 } } })).toMatchInlineSnapshot(
      `"400 x_content_parse_exception: [1:23] [highlight] failed to parse field [fields] < x_content_parse_exception: [1:23] [fields] failed to parse field [t]"`,
    );
    expect(refused({ pre_tags: ["<b>"], fields: { t: {} } })).toMatchInlineSnapshot(
      `"400 parsing_exception: pre_tags are set but post_tags are not set"`,
    );
    expect(refused({ number_of_fragments: -1, fields: {} })).toMatchInlineSnapshot(
      `"400 x_content_parse_exception: [1:24] [highlight] failed to parse field [number_of_fragments] < illegal_argument_exception: [number_of_fragments] must be between [0] and [10000]"`,
    );
    expect(refused({ tags_schema: "x", fields: {} })).toMatchInlineSnapshot(
      `"400 x_content_parse_exception: [1:16] [highlight] failed to parse field [tags_schema] < illegal_argument_exception: Unknown tag schema [x]"`,
    );
    expect(refused({ type: "plain", fragmenter: "x", fields: { t: {} } })).toMatchInlineSnapshot(
      `"400 illegal_argument_exception: unknown fragmenter option [x] for the field [t]"`,
    );
    expect(refused({ type: "nope", fields: { t: {} } })).toMatchInlineSnapshot(
      `"400 illegal_argument_exception: unknown highlighter type [nope] for the field [t]"`,
    );
    expect(refused({ fields: { t: { type: "fvh" } } })).toMatchInlineSnapshot(
      `"400 illegal_argument_exception: the field [t] should be indexed with term vector with position offsets to be used with fast vector highlighter"`,
    );
  });
});

describe("max_analyzed_offset", () => {
  const long = `aa ${"bb ".repeat(400_000)}aa`;

  it("of the index refuses texts of more than a million units", () => {
    const refusal = refusalOf(() => highlights({ t: long }, { match: { t: "aa" } }, { fields: { t: {} } }));
    expect(refusal).toContain(
      "400 illegal_argument_exception: The length [1200005] of field [t] in doc[0]/index[i] exceeds the [index.highlight.max_analyzed_offset] limit [1000000].",
    );
  });

  it("of the request leaves the words behind it unmarked", () => {
    const highlight = { number_of_fragments: 0, fields: { t: { max_analyzed_offset: 5 } } };
    expect(highlights({ t: "aa bb cc aa" }, { match: { t: "aa" } }, highlight)).toEqual({
      t: ["<em>aa</em> bb cc aa"],
    });
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    "aa",
    "Bb",
    "cc",
    " ",
    ". ",
    "! ",
    "\n\n",
    "<b>",
    "🦊",
    '"',
    "(",
    "日本",
    "...",
    ", ",
    "\ud800",
  );
  const options = fc.record({
    type: fc.constantFrom("unified", "plain"),
    fragment_size: fc.constantFrom(1, 5, 18, 100),
    number_of_fragments: fc.constantFrom(0, 1, 3),
    order: fc.constantFrom("none", "score"),
  });

  it("is shown in fragments that stand in it once the tags are gone, each with a match", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), options, (all, how) => {
        const t = all.join("");
        const query = { bool: { should: [{ match: { t: "aa bb" } }, { match_phrase: { t: "aa cc" } }] } };
        const found = highlights({ t }, query, { ...how, fields: { t: {} } });
        for (const fragment of found?.["t"] ?? []) {
          expect(t).toContain(fragment.replace(/<\/?em>/g, ""));
          expect(fragment).toMatch(/<em>[^]+<\/em>/);
        }
      }),
      { numRuns: 150 },
    );
  });
});
