import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallIndex } from "./small-index";

interface Item {
  k: string[];
  n: number[];
  t: number;
}

const item: fc.Arbitrary<Item> = fc.record({
  k: fc.array(fc.constantFrom("a", "b", "c", "ä", "\u{1f600}", "\uff5e"), { maxLength: 3 }),
  n: fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 3 }),
  t: fc.integer({ min: 1_740_000_000, max: 1_746_000_000 }).map((seconds) => seconds * 1000),
});
const items = fc.array(item, { minLength: 1, maxLength: 30 });

const properties = { k: { type: "keyword" }, n: { type: "integer" }, t: { type: "date" } };

/** Buckets the slow way: every key of every document, counted once a document. */
function naiveBuckets<K>(
  documents: readonly Item[],
  keysOf: (document: Item) => readonly K[],
): Map<K, Item[]> {
  const buckets = new Map<K, Item[]>();
  for (const document of documents) {
    for (const key of new Set(keysOf(document))) buckets.set(key, [...(buckets.get(key) ?? []), document]);
  }
  return buckets;
}

const sum = (documents: readonly Item[]): number =>
  documents.flatMap(({ n }) => n).reduce((a, b) => a + b, 0);

describe("aggregate against the naive way", () => {
  it("groups terms", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 4 }), (documents, size) => {
        const aggs = { x: { terms: { field: "k", size }, aggs: { s: { sum: { field: "n" } } } } };
        const all = [...naiveBuckets(documents, ({ k }) => k)].sort(
          ([a, x], [b, y]) => y.length - x.length || Buffer.compare(Buffer.from(a), Buffer.from(b)),
        );
        const other = all.slice(size).reduce((count, [, bucket]) => count + bucket.length, 0);
        const buckets = all
          .slice(0, size)
          .map(([key, bucket]) => ({ key, doc_count: bucket.length, s: { value: sum(bucket) } }));
        const reply = smallIndex(properties, documents).run(aggs);
        expect(reply).toEqual({ x: { doc_count_error_upper_bound: 0, sum_other_doc_count: other, buckets } });
      }),
      { numRuns: 60 },
    );
  });

  it("groups numbers into a histogram without gaps", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 20 }), (documents, interval) => {
        const buckets = naiveBuckets(documents, ({ n }) =>
          n.map((value) => Math.floor(value / interval) * interval),
        );
        const keys = [...buckets.keys()];
        const expected = [];
        for (let key = Math.min(...keys); key <= Math.max(...keys); key += interval) {
          expected.push({ key, doc_count: buckets.get(key)?.length ?? 0 });
        }
        const reply = smallIndex(properties, documents).run({ x: { histogram: { field: "n", interval } } });
        expect(reply).toEqual({ x: { buckets: expected } });
      }),
      { numRuns: 60 },
    );
  });

  it("groups times by the days of a zone", () => {
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York", dateStyle: "short" });
    fc.assert(
      fc.property(items, (documents) => {
        const expected = [...naiveBuckets(documents, ({ t }) => [day.format(t)])]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key_as_string, bucket]) => ({
            key_as_string,
            key: expect.any(Number),
            doc_count: bucket.length,
          }));
        const date_histogram = {
          field: "t",
          calendar_interval: "day",
          time_zone: "America/New_York",
          min_doc_count: 1,
          format: "yyyy-MM-dd",
        };
        expect(smallIndex(properties, documents).run({ x: { date_histogram } })).toEqual({
          x: { buckets: expected },
        });
      }),
      { numRuns: 60 },
    );
  });
});
