import { listAt, numberAt, textAt } from "@/app/_ui/figures/figure-replies";

/** One bucket of an aggregation. */
export interface BucketBar {
  key: string;
  count: number;
  /** Length against the longest, 0 to 100. */
  percent: number;
}

/** The buckets of a search's aggregation, in the order of the reply, with the length of their bars. */
export function bucketBars(body: unknown): BucketBar[] {
  const buckets = listAt(body, "aggregations", "buckets", "buckets").map((bucket) => ({
    key: textAt(bucket, "key_as_string") || textAt(bucket, "key"),
    count: numberAt(bucket, "doc_count"),
  }));
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  return buckets.map((bucket) => ({ ...bucket, percent: Math.round((1000 * bucket.count) / most) / 10 }));
}

/** Where the documents of a search are: in so many buckets, or in none. */
export function bucketReading(body: unknown): string {
  const bars = bucketBars(body);
  const total = numberAt(body, "hits", "total", "value");
  const held = bars.reduce((sum, { count }) => sum + count, 0);
  const rest = total - held;
  const out = rest === 0 ? "" : ` ${rest} have no value there and are in no bucket.`;
  return `${bars.length} buckets hold ${held} of ${total} products.${out}`;
}
