import type { FigureDefinition } from "./figure";

const request = (
  aggregation: object,
): string => `GET /products/_search?filter_path=hits.total.value,aggregations
${JSON.stringify({ size: 0, aggs: { buckets: aggregation } })}
`;

/** The ways to part the products of Harbor, by query: what the reader chooses, the key's name, and the aggregation. */
export const bucketChoices = {
  terms: {
    label: "terms of category",
    key: "category",
    aggregation: { terms: { field: "category", size: 20 } },
  },
  histogram: {
    label: "histogram of price",
    key: "price from",
    aggregation: { histogram: { field: "price", interval: 10, min_doc_count: 0 } },
  },
  date_histogram: {
    label: "date_histogram of created_at",
    key: "quarter from",
    aggregation: {
      date_histogram: { field: "created_at", calendar_interval: "quarter", format: "yyyy-MM-dd" },
    },
  },
} as const;

/** Which aggregation a bucket choice names. */
export type BucketChoice = keyof typeof bucketChoices;

/** The products of Harbor in buckets, by three rules. */
export const buckets: FigureDefinition = {
  name: "buckets",
  alt: "The products of Harbor parted into buckets: by category, by price in steps of ten, or by quarter of their creation. Each bucket is a row with its key, its number of documents and a bar as long as that number.",
  queries: Object.fromEntries(
    Object.entries(bucketChoices).map(([name, { aggregation }]) => [name, request(aggregation)]),
  ),
};
