import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PARAMETERS } from "../../index/parameters";
import { endpoints } from "../../rest/endpoints";
import { createSearchEngine } from "../../engine";
import { bodyRules } from "./body-rules";
import { insertionOf, type KnownIndex, searchOffers } from "./complete";
import { endpointTable, everyParameter } from "./endpoint-table";

const indices: KnownIndex[] = [
  {
    name: "products",
    fields: [
      { name: "title", type: "text", form: false },
      { name: "title.keyword", type: "keyword", form: true },
      { name: "price", type: "scaled_float", form: false },
    ],
  },
  { name: "reviews", fields: [{ name: "rating", type: "byte", form: false }] },
];

/** Labels offered at the sign `¦`. */
function offered(marked: string): string[] {
  const caret = marked.indexOf("¦");
  const offers = searchOffers(marked.replace("¦", ""), caret, indices);
  return offers?.offers.map(({ label }) => label) ?? [];
}

/** The text after the offer of a label was taken, with its caret. */
function taken(marked: string, label: string): string {
  const caret = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  const found = searchOffers(text, caret, indices);
  const offer = found?.offers.find((each) => each.label === label);
  if (!found || !offer) return "nothing";
  const { text: typed, caret: at, eats } = insertionOf(offer, found.quoted, text.slice(caret));
  return `${text.slice(0, found.from)}${typed.slice(0, at)}¦${typed.slice(at)}${text.slice(caret + eats)}`;
}

describe("searchOffers(text, caret, indices), requests", () => {
  it("offers methods at the beginning of a line outside a body", () => {
    expect(offered("¦")).toContain("GET");
    expect(offered('GET /a\n{ "size": 1 }\nP¦')).toContain("POST");
    expect(offered("GET /a\n{\n  ¦")).not.toContain("GET");
  });

  it("offers what the engine knows, a part of the path after the other", () => {
    expect(offered("GET /¦")).toEqual(expect.arrayContaining(["_search", "_cat", "products", "reviews"]));
    expect(offered("GET /products/_s¦")).toEqual(expect.arrayContaining(["_search", "_settings", "_source"]));
    expect(offered("DELETE /products/¦")).not.toContain("_search");
    expect(offered("GET /_cat/¦")).toContain("indices");
    expect(offered("GET /products,¦/_search")).toContain("reviews");
  });

  it("knows an index that the text itself makes", () => {
    expect(offered("PUT /till\n\nGET /¦")).toContain("till");
  });

  it("offers parameters, each once", () => {
    expect(offered("PUT /products/_doc/1?refresh=true&¦")).toContain("if_seq_no");
    expect(offered("PUT /products/_doc/1?refresh=true&¦")).not.toContain("refresh");
    expect(offered("GET /products/_search?size=¦")).toEqual([]);
  });
});

describe("searchOffers(text, caret, indices), bodies", () => {
  const search = (body: string): string => `GET /products/_search\n${body}`;

  it("offers the keys of a search, and not those it has", () => {
    expect(offered(search('{ "query": {}, ¦ }'))).toContain("aggs");
    expect(offered(search('{ "query": {}, ¦ }'))).not.toContain("query");
  });

  it("offers kinds of queries, fields, and options of a query", () => {
    expect(offered(search('{ "query": { "¦" } }'))).toContain("match_phrase");
    expect(offered(search('{ "query": { "bool": { "must": [ { "te¦" } ] } } }'))).toContain("terms");
    expect(offered(search('{ "query": { "match": { "¦" } } }'))).toEqual(["title", "title.keyword", "price"]);
    expect(offered(search('{ "query": { "match": { "title": { "¦" } } } }'))).toContain("fuzziness");
    expect(offered(search('{ "query": { "match": { "title": { "operator": "¦" } } } }'))).toEqual([
      "or",
      "and",
    ]);
  });

  it("offers fields where a text names one", () => {
    expect(offered(search('{ "aggs": { "by": { "terms": { "field": "¦" } } } }'))).toContain("title.keyword");
    expect(offered(search('{ "_source": [ "title", "¦" ] }'))).toContain("price");
    expect(offered(search('{ "sort": [ { "price": "¦" } ] }'))).toEqual(["asc", "desc"]);
  });

  it("reads over comments and long strings", () => {
    expect(offered(search('{ # "query": {\n "q": """{"a""", "¦" }'))).toContain("query");
  });

  it("offers mappings, types and settings to a new index", () => {
    const body = (inner: string): string =>
      `PUT /till\n{ "mappings": { "properties": { "n": { ${inner} } } } }`;
    expect(offered(body('"type": "¦"'))).toContain("scaled_float");
    expect(offered(body('"type": "scaled_float", "¦"'))).toContain("scaling_factor");
    expect(
      offered('PUT /till\n{ "settings": { "analysis": { "filter": { "mine": { "type": "¦" } } } } }'),
    ).toContain("synonym");
  });

  it("offers the fields of documents without their other forms", () => {
    expect(offered('PUT /products/_doc/1\n{ "¦" }')).toEqual(["title", "price"]);
    expect(offered('POST /reviews/_bulk\n{"index":{"_id":"1"}}\n{"¦"}')).toContain("rating");
  });

  it("types quotes, colon and what a value opens with, and nothing that is there already", () => {
    expect(taken(search("{ ¦ }"), "query")).toBe(search('{ "query": { ¦ } }'));
    expect(taken(search('{ "si¦" }'), "size")).toBe(search('{ "size": ¦ }'));
    expect(taken(search('{ "que¦": {} }'), "query")).toBe(search('{ "query"¦: {} }'));
    expect(taken(search('{ "track_total_hits": ¦ }'), "true")).toBe(search('{ "track_total_hits": true¦ }'));
    expect(taken(search('{ "query": { "match": { "ti¦" } } }'), "title")).toBe(
      search('{ "query": { "match": { "title": "¦" } } }'),
    );
  });

  it("ends for every text and place", () => {
    const piece = fc.constantFrom(
      "GET /a/_search\n",
      "{",
      "}",
      "[",
      "]",
      '"query"',
      '"',
      '"""',
      ":",
      ",",
      "\n",
      "#",
      "?",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), fc.nat(), (pieces, at) => {
        const text = pieces.join("");
        const caret = at % (text.length + 1);
        const found = searchOffers(text, caret, indices);
        expect(found === undefined || (found.from >= 0 && found.from <= caret)).toBe(true);
      }),
    );
  });
});

describe("the tables", () => {
  it("hold the requests of the engine, and no parameter that it refuses", () => {
    const names = (paths: readonly string[]): string => paths.join(" ");
    expect(
      endpointTable.map(
        ({ methods, paths }) => `${methods.join()} ${names(paths.map((path) => `/${path.join("/")}`))}`,
      ),
    ).toEqual(endpoints.map(({ methods, paths }) => `${methods.join()} ${names(paths)}`));
    for (const [at, { paths, parameters }] of endpointTable.entries()) {
      const known = [...(endpoints[at]?.parameters ?? []), ...everyParameter];
      expect(
        parameters.filter((name) => !known.includes(name)),
        String(paths),
      ).toEqual([]);
    }
  });

  it("name no rule that is missing", () => {
    for (const [name, { keys, anyKey, fieldKey }] of bodyRules) {
      const rules = [...keys.values(), anyKey, fieldKey].flatMap((value) => value?.rule ?? []);
      expect(
        rules.filter((rule) => !bodyRules.has(rule)),
        name,
      ).toEqual([]);
    }
  });

  const engine = createSearchEngine();
  const asked = (path: string, body: unknown): string =>
    engine.handle({
      method: "POST",
      path,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).body;
  engine.handle({ method: "PUT", path: "/a", headers: {} });
  const samples = { "{": {}, "[": [], '"': "a", "": 1 };

  it("name queries and options that the engine takes", () => {
    for (const [kind, { rule = "" }] of bodyRules.get("query")?.keys ?? []) {
      const inner = bodyRules.get(rule);
      expect(asked("/a/_search", { query: { [kind]: {} } }), kind).not.toMatch(
        /unknown query|unsupported_in_embedded/,
      );
      const options = bodyRules.get(inner?.fieldKey?.rule ?? "")?.keys ?? inner?.keys ?? new Map();
      const onField =
        inner?.fieldKey !== undefined &&
        kind !== "geo_distance" &&
        kind !== "geo_bounding_box" &&
        kind !== "terms";
      for (const [option, { opens }] of options) {
        const value = { [option]: samples[opens as keyof typeof samples] };
        const reply = asked("/a/_search", { query: { [kind]: onField ? { f: value } : value } });
        expect(reply, `${kind} ${option}`).not.toMatch(
          new RegExp(`(?:support|unknown field|unknown token|known parameter) \\[${option}\\]`),
        );
      }
    }
  });

  it("name aggregations and options that the engine takes", () => {
    for (const [kind, { rule = "" }] of bodyRules.get("agg")?.keys ?? []) {
      if (rule === "aggs" || kind === "meta") continue;
      expect(asked("/a/_search", { aggs: { x: { [kind]: {} } } }), kind).not.toMatch(
        /unknown aggregation|Unknown aggregation|unsupported_in_embedded/i,
      );
      if (rule === "query") continue;
      for (const [option, { opens, choices }] of bodyRules.get(rule)?.keys ?? []) {
        const reply = asked("/a/_search", {
          aggs: { x: { [kind]: { [option]: choices.includes("true") ? true : samples[opens] } } },
        });
        expect(reply, `${kind} ${option}`).not.toMatch(
          new RegExp(`(?:unknown field|Unknown key for a \\w+ in) \\[${option}\\]`),
        );
      }
    }
  });

  it("name keys of a search that the engine takes", () => {
    for (const key of bodyRules.get("search")?.keys.keys() ?? [])
      expect(asked("/a/_search", { [key]: null }), key).not.toMatch(/unsupported_in_embedded/);
  });

  it("name types and parameters of fields that a mapping has", () => {
    const field = bodyRules.get("field")?.keys ?? new Map();
    const types =
      field.get("type")?.choices.filter((type: string) => type !== "object" && type !== "nested") ?? [];
    expect(types.filter((type: string) => !Object.hasOwn(PARAMETERS, type))).toEqual([]);
    const known = new Set(Object.values(PARAMETERS).flatMap((parameters) => Object.keys(parameters)));
    const elsewhere = ["type", "fields", "properties", "copy_to", "dynamic", "enabled"];
    expect([...field.keys()].filter((name) => !known.has(name) && !elsewhere.includes(name))).toEqual([]);
  });

  it("name components of analysis that the engine makes", () => {
    const made = (group: string, type: string): string => asked("/_analyze", { text: "a", [group]: type });
    const choices = (rule: string, key: string): readonly string[] =>
      bodyRules.get(rule)?.keys.get(key)?.choices ?? [];
    for (const tokenizer of choices("analyze", "tokenizer"))
      expect(made("tokenizer", tokenizer), tokenizer).not.toMatch(/failed to find|unsupported_in_embedded/);
    for (const analyzer of choices("analyze", "analyzer").filter((name) => name !== "custom"))
      expect(made("analyzer", analyzer), analyzer).toContain("tokens");
    for (const filter of choices("analyze", "filter"))
      expect(asked("/_analyze", { text: "a", tokenizer: "standard", filter: [filter] }), filter).not.toMatch(
        /failed to find|unsupported_in_embedded/,
      );
  });
});
