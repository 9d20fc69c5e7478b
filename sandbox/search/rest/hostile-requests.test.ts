import { describe, expect, it } from "vitest";
import { createSearchEngine } from "../engine";

const engine = createSearchEngine();

function ask(method: string, path: string, body?: unknown, type = "application/json") {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const { status, body: reply } = engine.handle({
    method,
    path,
    headers: { "content-type": type },
    body: text,
  });
  return { status, body: JSON.parse(reply) };
}

const search = (body: unknown) => ask("POST", "/i/_search", body);
const reasonOf = ({ body }: ReturnType<typeof ask>): string =>
  body.error.failed_shards?.[0]?.reason.reason ?? body.error.caused_by?.reason ?? body.error.reason;

const lines = Array.from(
  { length: 500 },
  (_, i) => `{"index":{"_id":"${i}"}}\n{"k":"${"a".repeat(i % 200)}b${i}","t":"word${i}","n":${i * 1_000}}\n`,
);
ask("PUT", "/i", {
  mappings: { properties: { k: { type: "keyword" }, t: { type: "text" }, n: { type: "long" } } },
});
ask("POST", "/i/_bulk?refresh=true", lines.join(""), "application/x-ndjson");

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner) => ({ constant_score: { filter: inner } }), { match_all: {} });
const bools = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner) => ({ bool: { must: inner } }), { match_all: {} });

describe("patterns that take others for ever", () => {
  it.each([
    ["wildcard", `${"*a".repeat(400)}*`],
    ["wildcard", "?".repeat(20_000)],
    ["regexp", "(a*)*b".repeat(30)],
    ["regexp", `${"(a|aa)+".repeat(50)}c`],
  ])("are done soon: %s", (kind, value) => {
    expect(search({ query: { [kind]: { k: value } } }).body.hits.total.value).toBe(0);
  });

  it("are done soon in an aggregation", () => {
    const { body } = search({ size: 0, aggs: { a: { terms: { field: "k", include: "(a+)+b1" } } } });
    expect(body.aggregations.a.buckets).toEqual([{ key: "ab1", doc_count: 1 }]);
  });
});

describe("limits, in Elasticsearch's words", () => {
  const tooDeep =
    "The nested depth of the query exceeds the maximum nested depth for queries set in [indices.query.bool.max_nested_depth]";

  it("queries in queries", () => {
    expect(search({ query: nested(29) }).status).toBe(200);
    expect(reasonOf(search({ query: nested(30) }))).toBe(tooDeep);
  });

  it("bool in bool, 1,000 deep", () => {
    const { status, body } = search({ query: bools(1_000) });
    expect([status, body.error.type]).toEqual([400, "x_content_parse_exception"]);
    expect(JSON.stringify(body)).toContain(tooDeep);
  });

  it.each([
    ["bool", { bool: { should: Array.from({ length: 10_000 }, (_, i) => ({ term: { k: `x${i}` } })) } }],
    ["match", { match: { t: Array.from({ length: 10_000 }, (_, i) => `w${i}`).join(" ") } }],
    [
      "query_string",
      { query_string: { query: Array.from({ length: 10_000 }, (_, i) => `w${i}`).join(" OR ") } },
    ],
  ])("clauses of %s", (_, query) => {
    expect(reasonOf(search({ query }))).toBe(
      "failed to create query: Query contains too many nested clauses; maxClauseCount is set to 4096",
    );
  });

  it.each(["query_string", "simple_query_string"])("brackets of %s", (kind) => {
    const query = `${"(".repeat(5_000)}a${")".repeat(5_000)}`;
    expect(reasonOf(search({ query: { [kind]: { query } } }))).toBe(
      `Failed to parse query [${query}]: query is too deeply nested`,
    );
  });

  it("terms of a terms query, characters of a regular expression", () => {
    const values = Array.from({ length: 65_537 }, (_, i) => `x${i}`);
    expect(reasonOf(search({ query: { terms: { k: values } } }))).toBe(
      "failed to create query: The number of terms [65537] used in the Terms Query request has exceeded the allowed maximum of [65536]. This maximum can be set by changing the [index.max_terms_count] index level setting.",
    );
    expect(reasonOf(search({ query: { regexp: { k: "a".repeat(1_001) } } }))).toContain(
      "[index.max_regex_length]",
    );
  });

  it("buckets", () => {
    const { body } = search({ size: 0, aggs: { a: { histogram: { field: "n", interval: 0.001 } } } });
    expect(body.error.caused_by.type).toBe("too_many_buckets_exception");
  });

  it("100,000 buckets, unless the cluster allows as many", () => {
    const made = () => search({ size: 0, aggs: { a: { histogram: { field: "n", interval: 4.99 } } } });
    const refused = made();
    expect([refused.status, refused.body.error.type, refused.body.error.caused_by]).toEqual([
      400,
      "search_phase_execution_exception",
      {
        type: "too_many_buckets_exception",
        reason:
          "Trying to create too many buckets. Must be less than or equal to: [65536] but this number of buckets was exceeded. This limit can be set by changing the [search.max_buckets] cluster level setting.",
        max_buckets: 65_536,
      },
    ]);
    // Empty ones count twice, as on the real server.
    ask("PUT", "/_cluster/settings", { persistent: { "search.max_buckets": 200_000 } });
    expect(made().body.aggregations.a.buckets).toHaveLength(100_001);
    ask("PUT", "/_cluster/settings", { persistent: { "search.max_buckets": 100_000 } });
    expect(made().body.error.caused_by.max_buckets).toBe(100_000);
    ask("PUT", "/_cluster/settings", { persistent: { "search.max_buckets": null } });
  });
});

describe("documents that nobody means well", () => {
  it("keep names that JavaScript knows, which mean nothing here", () => {
    const text = '{"__proto__":{"polluted":1},"constructor":"x"}';
    expect(ask("PUT", "/names/_doc/1", text).status).toBe(201);
    expect(JSON.stringify(ask("GET", "/names/_doc/1").body)).toContain('"polluted":1');
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(
      ask("PUT", "/m", { mappings: { properties: { a: { type: "keyword", constructor: 1 } } } }).body.error
        .type,
    ).toBe("mapper_parsing_exception");
  });

  it.each([
    ["a name twice", '{"n":1,"n":2}'],
    ["a number beyond long", '{"n":9223372036854775808}'],
    ["objects in objects", `${'{"a":'.repeat(1_500)}1${"}".repeat(1_500)}`],
    ["arrays in arrays", `{"z":${"[".repeat(5_000)}1${"]".repeat(5_000)}}`],
  ])("are refused for %s", (_, text) => {
    const { status, body } = ask("PUT", "/i/_doc/bad", text);
    expect([status, body.error.type]).toEqual([400, "document_parsing_exception"]);
    expect(ask("GET", "/i/_doc/bad").status).toBe(404);
  });

  it("are all there behind a bulk of 10 MB, but for those that are refused", () => {
    const text = "x".repeat(980);
    const count = 10_000;
    const bulk = Array.from(
      { length: count },
      (_, i) => `{"index":{"_id":"${i}"}}\n{"n":${i === 5_000 ? '"none"' : i},"s":"${text}"}\n`,
    ).join("");
    expect(bulk.length).toBeGreaterThan(10_000_000);
    ask("PUT", "/heavy", { mappings: { properties: { n: { type: "long" }, s: { enabled: false } } } });
    const { status, body } = ask("POST", "/heavy/_bulk?refresh=true", bulk, "application/x-ndjson");
    expect([status, body.errors, body.items.length]).toEqual([200, true, count]);
    const refused = (body.items as { index: { _id: string; status: number } }[]).filter(
      ({ index }) => index.status !== 201,
    );
    expect(refused.map(({ index }) => [index._id, index.status])).toEqual([["5000", 400]]);
    const sum = ask("POST", "/heavy/_search", { size: 0, aggs: { n: { sum: { field: "n" } } } }).body;
    expect(sum.aggregations.n.value).toBe((count * (count - 1)) / 2 - 5_000);
    expect(ask("GET", "/heavy/_doc/9999").body._source.s).toBe(text);
  });

  it("take lone surrogates and a megabyte of text", () => {
    expect(ask("PUT", "/big/_doc/1", '{"t":"\\ud800 lone"}').status).toBe(201);
    expect(ask("PUT", "/big/_doc/2?refresh=true", { t: "x ".repeat(500_000) }).status).toBe(201);
    expect(ask("GET", "/big/_count?q=t:x").body.count).toBe(1);
  });
});
