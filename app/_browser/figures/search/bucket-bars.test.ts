import { expect, it } from "vitest";
import { bucketBars, bucketReading } from "./bucket-bars";

const body = {
  hits: { total: { value: 7 } },
  aggregations: {
    buckets: {
      buckets: [
        { key: "Wool", doc_count: 4 },
        { key: 0, key_as_string: "2024-01-01", doc_count: 1 },
        { key: 10, doc_count: 0 },
      ],
    },
  },
};

it("measures bars against the longest and prefers the written key", () => {
  expect(bucketBars(body)).toEqual([
    { key: "Wool", count: 4, percent: 100 },
    { key: "2024-01-01", count: 1, percent: 25 },
    { key: "10", count: 0, percent: 0 },
  ]);
});

it("says how many documents no bucket holds", () => {
  expect(bucketReading(body)).toBe(
    "3 buckets hold 5 of 7 products. 2 have no value there and are in no bucket.",
  );
});

it("has no bars for a reply that is an error", () => {
  expect(bucketBars({ error: {} })).toEqual([]);
});
