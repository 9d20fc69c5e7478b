import { describe, expect, it } from "vitest";
import { SearchError } from "../errors/search-error";
import { smallIndex } from "./small-index";

const shop = smallIndex(
  {
    kind: { type: "keyword" },
    tags: { type: "keyword" },
    price: { type: "double" },
    weight: { type: "float" },
    stock: { type: "integer" },
    sold: { type: "date" },
    active: { type: "boolean" },
    name: { type: "text" },
    reviews: { type: "nested", properties: { stars: { type: "integer" }, user: { type: "keyword" } } },
  },
  [
    {
      kind: "cup",
      tags: ["new", "eco"],
      price: 4.5,
      weight: 0.1,
      stock: 3,
      sold: "2025-03-30T00:30:00Z",
      active: true,
    },
    {
      kind: "cup",
      tags: ["new"],
      price: 6,
      weight: 0.2,
      stock: 0,
      sold: "2025-03-30T22:30:00Z",
      active: false,
    },
    {
      kind: "pan",
      tags: [],
      price: 20,
      weight: 1.5,
      sold: "2025-04-02",
      active: true,
      reviews: [{ stars: 5, user: "ada" }],
    },
    {
      kind: "pot",
      price: 30.25,
      weight: 2,
      stock: 9,
      reviews: [
        { stars: 1, user: "bo" },
        { stars: 4, user: "ada" },
      ],
    },
  ],
);

function refusal(aggs: unknown): string {
  try {
    shop.run(aggs);
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    const cause = error.more.causedBy;
    return `${error.type}: ${error.reason}${cause ? ` <- ${cause.reason}` : ""}`;
  }
  return "answered";
}

describe("aggregate: metrics", () => {
  it("reduces a field to numbers, widened from floats", () => {
    expect(
      shop.run({
        a: { avg: { field: "price" } },
        s: { sum: { field: "weight" } },
        m: { max: { field: "stock" } },
      }),
    ).toEqual({
      a: { value: 15.1875 },
      s: { value: 3.8000000044703484 },
      m: { value: 9 },
    });
  });

  it("takes missing values in, and says null where there is none", () => {
    expect(
      shop.run({
        a: { avg: { field: "stock", missing: 4 } },
        n: { min: { field: "nope" } },
        s: { stats: { field: "nope" } },
        c: { value_count: { field: "tags" } },
        d: { cardinality: { field: "tags", missing: "none" } },
      }),
    ).toEqual({
      a: { value: 4 },
      n: { value: null },
      s: { count: 0, min: null, max: null, avg: null, sum: 0 },
      c: { value: 3 },
      d: { value: 3 },
    });
  });

  it("prints dates and booleans as texts", () => {
    expect(
      shop.run({ d: { min: { field: "sold", format: "yyyy-MM" } }, b: { max: { field: "active" } } }),
    ).toEqual({
      d: { value: 1743294600000, value_as_string: "2025-03" },
      b: { value: 1, value_as_string: "true" },
    });
  });
});

describe("aggregate: buckets", () => {
  it("counts terms, most first and then by key, and what was cut off", () => {
    expect(shop.run({ k: { terms: { field: "kind", size: 2 } } })).toEqual({
      k: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 1,
        buckets: [
          { key: "cup", doc_count: 2 },
          { key: "pan", doc_count: 1 },
        ],
      },
    });
  });

  it("orders terms by what is below them", () => {
    const reply = shop.run({
      k: { terms: { field: "kind", order: { "s.max": "desc" } }, aggs: { s: { stats: { field: "price" } } } },
    });
    expect(reply).toMatchObject({ k: { buckets: [{ key: "pot" }, { key: "pan" }, { key: "cup" }] } });
  });

  it("sorts ranges and leaves open ends out", () => {
    expect(
      shop.run({ r: { range: { field: "price", ranges: [{ from: 20 }, { to: 5, key: "low" }] } } }),
    ).toEqual({
      r: {
        buckets: [
          { key: "low", to: 5, doc_count: 1 },
          { key: "20.0-*", from: 20, doc_count: 2 },
        ],
      },
    });
  });

  it("fills the gaps of a histogram and reaches its bounds", () => {
    const histogram = { field: "price", interval: 10, extended_bounds: { min: -5, max: 45 }, keyed: true };
    const reply = shop.run({ h: { histogram } });
    expect(reply).toMatchObject({
      h: { buckets: { "-10.0": { doc_count: 0 }, "0.0": { doc_count: 2 }, "40.0": { key: 40 } } },
    });
  });

  it("begins days where the zone's days begin, one of 23 hours among them", () => {
    const day = { field: "sold", calendar_interval: "day", time_zone: "Europe/Berlin" };
    expect(shop.run({ d: { date_histogram: day } })).toMatchObject({
      d: {
        buckets: [
          { key_as_string: "2025-03-30T00:00:00.000+01:00", doc_count: 1 },
          { key_as_string: "2025-03-31T00:00:00.000+02:00", doc_count: 1 },
          { doc_count: 0 },
          { key_as_string: "2025-04-02T00:00:00.000+02:00", doc_count: 1 },
        ],
      },
    });
  });

  it("goes down to nested objects and back up, each parent once", () => {
    const back = { reverse_nested: {}, aggs: { p: { sum: { field: "price" } } } };
    const stars = { sum: { field: "reviews.stars" } };
    expect(shop.run({ n: { nested: { path: "reviews" }, aggs: { stars, back } } })).toEqual({
      n: { doc_count: 3, stars: { value: 10 }, back: { doc_count: 2, p: { value: 50.25 } } },
    });
  });

  it("filters, names the rest, and hands documents on to top_hits", () => {
    const filters = { filters: { b: { kind: "pan" }, a: { kind: "cup" } }, other_bucket: true };
    expect(shop.run({ f: { filters, aggs: { t: { top_hits: {} } } } })).toEqual({
      f: {
        buckets: {
          a: { doc_count: 2, t: ["0", "1"] },
          b: { doc_count: 1, t: ["2"] },
          _other_: { doc_count: 1, t: ["3"] },
        },
      },
    });
  });
});

describe("aggregate: pipelines", () => {
  it("reads other results and skips gaps", () => {
    const h = {
      histogram: { field: "price", interval: 10 },
      aggs: { s: { avg: { field: "stock" } }, c: { cumulative_sum: { buckets_path: "_count" } } },
    };
    const reply = shop.run({
      h,
      m: { max_bucket: { buckets_path: "h>s" } },
      a: { avg_bucket: { buckets_path: "h>s" } },
    });
    expect(reply).toMatchObject({
      h: { buckets: [{ c: { value: 2 } }, { c: { value: 2 } }, { c: { value: 3 } }, { c: { value: 4 } }] },
      m: { value: 9, keys: ["30.0"] },
      a: { value: 5.25 },
    });
  });

  it("sorts and cuts buckets", () => {
    const aggs = { s: { sum: { field: "price" } }, b: { bucket_sort: { sort: [{ s: "desc" }], size: 1 } } };
    expect(shop.run({ k: { terms: { field: "kind" }, aggs } })).toMatchObject({
      k: { buckets: [{ key: "pot", s: { value: 30.25 } }] },
    });
  });
});

describe("aggregate: refusals", () => {
  it("speaks as Elasticsearch does", () => {
    const wrong = [
      { x: { tems: { field: "kind" } } },
      { x: { terms: { field: "kind", sizee: 1 } } },
      { x: { terms: { field: "kind", size: 0 } } },
      { x: { terms: {} } },
      { x: { avg: { field: "kind" } } },
      { x: { terms: { field: "kind", order: { y: "asc" } } } },
      { x: { date_histogram: { field: "sold", calendar_interval: "2d" } } },
      { x: { avg: { field: "price" }, aggs: {} } },
      { x: { max_bucket: { buckets_path: "y>z" } } },
      { x: { reverse_nested: {} } },
    ];
    expect(wrong.map(refusal)).toMatchInlineSnapshot(`
      [
        "parsing_exception: Unknown aggregation type [tems] did you mean [terms]? <- [1:14] unknown field [tems]",
        "x_content_parse_exception: [1:31] [terms] unknown field [sizee] did you mean [size]?",
        "x_content_parse_exception: [1:38] [terms] failed to parse field [size] <- [size] must be greater than 0. Found [0] in [x]",
        "illegal_argument_exception: Required one of fields [field, script], but none were specified.",
        "illegal_argument_exception: Field [kind] of type [keyword] is not supported for aggregation [avg]",
        "invalid_path: Invalid aggregation order path [y]. The provided aggregation [y] either does not exist, or is a pipeline aggregation and cannot be used to sort the buckets. <- The provided aggregation [y] either does not exist, or is a pipeline aggregation and cannot be used to sort the buckets.",
        "x_content_parse_exception: [1:60] [date_histogram] failed to parse field [calendar_interval] <- The supplied interval [2d] could not be parsed as a calendar interval.",
        "illegal_argument_exception: Aggregator [x] of type [avg] cannot accept sub-aggregations",
        "action_request_validation_exception: Validation Failed: 1: No aggregation found for path [y>z];",
        "illegal_argument_exception: Reverse nested aggregation [x] can only be used inside a [nested] aggregation",
      ]
    `);
  });

  it("names what is not built, and refuses too many buckets", () => {
    expect(refusal({ x: { percentiles: { field: "price" } } })).toContain(
      "unsupported_in_embedded: The aggregation [percentiles]",
    );
    expect(refusal({ x: { histogram: { field: "price", interval: 0.00001 } } })).toContain(
      "Trying to create too many buckets. Must be less than or equal to: [65536]",
    );
  });

  it("puts types before names when asked to", () => {
    const aggs = { k: { terms: { field: "kind", size: 1 }, aggs: { p: { avg: { field: "price" } } } } };
    expect(shop.run(aggs, { typedKeys: true })).toMatchObject({
      "sterms#k": { buckets: [{ "avg#p": { value: 5.25 } }] },
    });
  });
});
