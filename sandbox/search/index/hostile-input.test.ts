import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SearchError } from "../errors/search-error";
import { exampleIndex, jsonObject } from "./example-index";
import type { LiveIndex } from "./live-index";
import { checkSettings, readSettings } from "./read-settings";

const PROPERTIES = {
  t: { type: "text", fields: { k: { type: "keyword" } }, copy_to: "c" },
  c: { type: "text" },
  l: { type: "long" },
  i: { type: "integer" },
  f: { type: "half_float" },
  s: { type: "scaled_float", scaling_factor: 10 },
  b: { type: "boolean" },
  d: { type: "date" },
  g: { type: "geo_point" },
  n: { type: "nested", properties: { l: { type: "long" } } },
  o: { properties: { l: { type: "long" } } },
  a: { type: "alias", path: "l" },
  y: { type: "search_as_you_type" },
};

const names = [
  ...Object.keys(PROPERTIES),
  "new",
  "o.l",
  "n.l",
  "t.k",
  "l.x",
  "",
  " ",
  ".",
  "a..b",
  "__proto__",
  "constructor",
  "_id",
];
const values = fc.oneof(
  fc.constantFrom<unknown>(
    "",
    "x",
    "12",
    "1e400",
    "NaN",
    "2024-01-01",
    "1,2",
    "POINT (1 2)",
    "true",
    "\ud800",
    "1.5.2024",
  ),
  fc.constantFrom<unknown>(
    1e300,
    -0,
    1.5,
    2 ** 53,
    99_999_999_999_999_999_999n.toString(),
    true,
    null,
    [],
    {},
  ),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    values,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3 }),
  ),
}));
const source = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });

/** What the call threw, if it is nothing that a client may see. */
function surprise(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (cause) {
    return cause instanceof SearchError ? undefined : cause;
  }
}

const state = (live: LiveIndex): string => JSON.stringify([live.mapping.toReply(), live.stats, live.dirty]);

describe("hostile input", () => {
  it("is kept or refused as a whole: a document that is refused leaves mapping and documents as they were", () => {
    const outcome = fc.check(
      fc.property(source, (document) => {
        const live = exampleIndex({ properties: PROPERTIES });
        const before = state(live);
        let refused = false;
        const odd = surprise(() => {
          try {
            live.write({ id: "1", source: JSON.stringify(document) });
          } catch (cause) {
            refused = true;
            throw cause;
          }
        });
        live.refresh();
        return odd === undefined && (!refused || state(live) === before);
      }),
      { numRuns: 600 },
    );
    expect(outcome.counterexample).toBeNull();
  });

  it("in a mapping gives a SearchError or a mapping that reads back as itself", () => {
    const types = fc.constantFrom(
      "text",
      "keyword",
      "long",
      "date",
      "object",
      "nested",
      "alias",
      "geo_point",
      "scaled_float",
      "search_as_you_type",
      "nope",
    );
    const parameters = fc.dictionary(
      fc.constantFrom(
        "index",
        "doc_values",
        "analyzer",
        "fields",
        "properties",
        "path",
        "format",
        "null_value",
        "ignore_above",
        "dynamic",
        "scaling_factor",
        "copy_to",
        "foo",
      ),
      fc.oneof(values, fc.constantFrom<unknown>("standard", "yyyy", { k: { type: "keyword" } }, 5)),
      { maxKeys: 3 },
    );
    const mapping = fc.dictionary(
      fc.constantFrom("p", "q", "p.q", "", "__proto__"),
      fc
        .tuple(fc.option(types, { nil: undefined }), parameters)
        .map(([type, more]) => ({ ...(type && { type }), ...more })),
      { maxKeys: 3 },
    );
    const outcome = fc.check(
      fc.property(mapping, (properties) => {
        const odd = surprise(() => {
          const live = exampleIndex({ properties });
          const shown = JSON.stringify(live.mapping.toReply());
          const again = exampleIndex(JSON.parse(shown));
          if (JSON.stringify(again.mapping.toReply()) !== shown) throw new Error(shown);
        });
        return odd === undefined;
      }),
      { numRuns: 600 },
    );
    expect(outcome.counterexample).toBeNull();
  });

  it("in settings gives a SearchError", () => {
    const settings = fc.dictionary(
      fc.constantFrom("index", "number_of_shards", "analysis", "__proto__", "a.b", "index.index"),
      value,
      { maxKeys: 3 },
    );
    const outcome = fc.check(
      fc.property(
        settings,
        (body) => surprise(() => checkSettings(readSettings(jsonObject(body)), "create")) === undefined,
      ),
    );
    expect(outcome.counterexample).toBeNull();
  });
});
