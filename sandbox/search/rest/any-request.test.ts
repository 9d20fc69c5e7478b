import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSearchEngine } from "../engine";

const engine = createSearchEngine();
const json = { "content-type": "application/json" };
engine.handle({
  method: "PUT",
  path: "/i",
  headers: json,
  body: '{"mappings":{"properties":{"k":{"type":"keyword"},"t":{"type":"text"},"n":{"type":"long"},"d":{"type":"date"},"p":{"type":"geo_point"},"o":{"type":"nested","properties":{"x":{"type":"keyword"}}}}}}',
});
engine.handle({
  method: "PUT",
  path: "/i/_doc/1?refresh=true",
  headers: json,
  body: '{"k":"a","t":"some words","n":5,"d":"2026-01-01","p":"1,2","o":[{"x":"y"}]}',
});
const filled = engine.snapshot();

/** Bodies that are right; what is sent is a distortion of one of them. */
const right: readonly unknown[] = [
  {
    query: { match: { t: "some" } },
    size: 1,
    from: 0,
    sort: [{ n: "asc" }],
    _source: ["k"],
    highlight: { fields: { t: {} } },
  },
  {
    query: {
      bool: { must: [{ term: { k: "a" } }], filter: [{ range: { d: { gte: "now-1d/d", lt: "2027" } } }] },
    },
  },
  {
    query: { function_score: { query: { match_all: {} }, functions: [{ weight: 2 }], boost_mode: "sum" } },
    explain: true,
  },
  { query: { nested: { path: "o", query: { term: { "o.x": "y" } }, inner_hits: { size: 1 } } } },
  {
    query: { query_string: { query: "t:some AND k:a*", fields: ["t^2"] } },
    post_filter: { exists: { field: "p" } },
  },
  { size: 0, aggs: { a: { terms: { field: "k", size: 2 }, aggs: { b: { avg: { field: "n" } } } } } },
  { size: 0, aggs: { a: { date_histogram: { field: "d", calendar_interval: "month" } } } },
  {
    query: { geo_distance: { distance: "1km", p: { lat: 1, lon: 2 } } },
    sort: [{ _geo_distance: { p: [1, 2] } }],
  },
  {
    mappings: { properties: { z: { type: "keyword", ignore_above: 5 } } },
    settings: { number_of_shards: 1 },
  },
  { actions: [{ add: { index: "i", alias: "x" } }] },
  { doc: { n: 6 }, doc_as_upsert: true },
  { source: { index: "i" }, dest: { index: "j" } },
  { docs: [{ _index: "i", _id: "1" }] },
  { analyzer: "english", text: ["The foxes"], explain: true },
  { policy: { phases: { hot: { actions: { rollover: { max_docs: 1 } } } } } },
];

const odd = fc.oneof(
  fc.constantFrom(null, true, -1, 1.5, 1e308, "", "x", "*", "\ud800", "__proto__", "now", "(", [], {}, [[]], {
    a: 1,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The value with some of its parts replaced, left out or put under another name. */
const distorted = (value: unknown): fc.Arbitrary<unknown> => {
  const kept = Array.isArray(value)
    ? fc.tuple(...value.map(distorted))
    : typeof value === "object" && value !== null
      ? fc
          .tuple(
            ...Object.entries(value).map(([key, inner]) =>
              fc.tuple(
                fc.oneof(
                  { weight: 20, arbitrary: fc.constant(key) },
                  fc.constantFrom("query", "constructor", "", "a.b"),
                ),
                distorted(inner),
              ),
            ),
          )
          .map((entries) => Object.fromEntries(entries))
      : fc.constant(value);
  return fc.oneof({ weight: 12, arbitrary: kept }, odd);
};

const paths =
  "/i /i/_search /_search /i/_doc/1 /i/_doc /i/_update/1 /i/_count /i/_mapping /i/_settings /_aliases /_mget /_reindex /_analyze /_bulk /_msearch /i/_validate/query /i/_explain/1 /i/_delete_by_query /i/_update_by_query /_cat/indices /_index_template/t /_ilm/policy/p /i/_ilm/explain /x /i/_close /i/_open /_cluster/settings /i/_rollover".split(
    " ",
  );
const parameters = fc.array(
  fc.constantFrom(
    "size=x",
    "from=1",
    "refresh=true",
    "pretty",
    "filter_path=*",
    "format=yaml",
    "q=(",
    "version=2",
    "%zz",
    "explain=true",
    "routing=a",
    "v",
    "typed_keys",
  ),
  { maxLength: 2 },
);
const path = fc
  .tuple(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...paths) }, fc.webPath()), parameters)
  .map(([at, given]) => (given.length > 0 ? `${at}?${given.join("&")}` : at));
const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...right)
      .chain(distorted)
      .map((value) => JSON.stringify(value)),
  },
  fc.constantFrom(...right).chain((value) => {
    const whole = JSON.stringify(value);
    return fc.nat(whole.length).map((at) => whole.slice(0, at));
  }),
  fc.string(),
  fc.constant(undefined),
);

describe("any request whatsoever", () => {
  it("gets an answer that can be read, is no fault of the engine, and leaves documents alone where it is refused", () => {
    const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");
    const document = (): string => engine.handle({ method: "GET", path: "/i/_doc/1", headers: {} }).body;
    fc.assert(
      fc.property(method, path, body, (verb, at, text) => {
        engine.restore(filled);
        const before = document();
        const reply = engine.handle({ method: verb, path: at, headers: json, body: text });
        expect(reply.body).not.toContain("embedded_engine_failure");
        if (reply.body !== "" && reply.headers["content-type"]?.includes("json")) JSON.parse(reply.body);
        expect(reply.status >= 400 ? document() : before).toBe(before);
      }),
      { numRuns: 3_000 },
    );
  });
});
