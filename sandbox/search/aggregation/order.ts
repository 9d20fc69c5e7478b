import { illegalArgument, SearchError } from "../errors/search-error";
import { compareCodePoints } from "./code-points";
import type { Bucket, Results } from "./result";
import type { AggregationTree, BucketOrder } from "./tree";

/** What sorting needs of a bucket; `results` may be missing while no order looks below. */
export type SortableBucket = Pick<Bucket, "key" | "docCount" | "results">;

/** Compares buckets by the criteria in turn, at last by key. */
export function bucketComparator(
  orders: readonly BucketOrder[],
): (a: SortableBucket, b: SortableBucket) => number {
  const comparators = orders.map(comparatorOf);
  return (a, b) => {
    for (const compare of comparators) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return compareKeys(a, b);
  };
}

/** True when an order looks at results below the buckets. */
export function ordersByResults(orders: readonly BucketOrder[]): boolean {
  return orders.some(({ by }) => typeof by === "object");
}

function comparatorOf({ by, descending }: BucketOrder): (a: SortableBucket, b: SortableBucket) => number {
  const sign = descending ? -1 : 1;
  if (by === "_count") return (a, b) => sign * (a.docCount - b.docCount);
  if (by === "_key") return (a, b) => sign * compareKeys(a, b);
  const steps = parsePath(by.path);
  return (a, b) => compareNumbers(valueAt(a.results, steps), valueAt(b.results, steps), sign);
}

function compareKeys({ key: a }: SortableBucket, { key: b }: SortableBucket): number {
  if (typeof a === "string" || typeof b === "string") return compareCodePoints(String(a), String(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** No number comes last in either direction. */
function compareNumbers(a: number, b: number, sign: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -sign : a > b ? sign : 0;
}

interface PathStep {
  readonly name: string;
  /** Behind the last point or in brackets, on the last step only. */
  readonly metric: string | undefined;
}

function parsePath(path: string): readonly PathStep[] {
  const parts = path.split(">");
  return parts.map((part, i) => {
    const match = i === parts.length - 1 ? /^(.+?)(?:\.([^.]*)|\[([^\]]*)\])$/.exec(part) : null;
    return match
      ? { name: match[1] ?? part, metric: match[2] ?? match[3] }
      : { name: part, metric: undefined };
  });
}

function valueAt(results: Results, steps: readonly PathStep[]): number {
  let level = results;
  for (const { name, metric } of steps) {
    const result = level.get(name);
    if (result?.kind === "value") return result.numbers.get(metric ?? "value") ?? Number.NaN;
    if (result?.kind !== "single") return Number.NaN;
    if (name === steps.at(-1)?.name) return result.docCount;
    level = result.results;
  }
  return Number.NaN;
}

const SINGLE_VALUED: readonly string[] = ["avg", "sum", "min", "max", "value_count", "cardinality"];
const SINGLE_BUCKETS: readonly string[] = ["filter", "missing", "global", "nested", "reverse_nested"];
const STATS = ["count", "sum", "min", "max", "avg"];
const EXTENDED_STATS = [
  ...STATS,
  "sum_of_squares",
  "variance",
  "variance_population",
  "variance_sampling",
  "std_deviation",
  "std_deviation_population",
  "std_deviation_sampling",
  "std_upper",
  "std_lower",
  "std_upper_population",
  "std_lower_population",
  "std_upper_sampling",
  "std_lower_sampling",
];

/** Refuses orders by what does not exist or is no number, as Elasticsearch's shards do. */
export function checkOrder(orders: readonly BucketOrder[], sub: AggregationTree): void {
  for (const { by } of orders) {
    if (typeof by === "object") checkPath(by.path, parsePath(by.path), sub);
  }
}

function checkPath(path: string, steps: readonly PathStep[], sub: AggregationTree): void {
  let level = sub;
  for (const [i, { name, metric }] of steps.entries()) {
    const node = level.aggregations.find((each) => each.name === name);
    if (!node) throw invalidPath(path, `The provided aggregation [${name}] ${NO_SUCH}`);
    const { type } = node.definition;
    const last = i === steps.length - 1;
    if (last) {
      const refusal = refuseEnd(name, type, metric);
      if (refusal !== undefined) throw invalidPath(path, refusal);
    } else if (!SINGLE_BUCKETS.includes(type)) throw invalidPath(path, NOT_SORTABLE);
    level = node.sub;
  }
}

const NO_SUCH = "either does not exist, or is a pipeline aggregation and cannot be used to sort the buckets.";
const NOT_SORTABLE =
  "Buckets can only be sorted on a sub-aggregator path that is built out of zero or more single-bucket aggregations within the path and a final single-bucket or a metrics aggregation at the path end.";

function refuseEnd(name: string, type: string, metric: string | undefined): string | undefined {
  if (SINGLE_VALUED.includes(type)) {
    if (metric === undefined || metric === "value") return undefined;
    return `Ordering on a single-value metrics aggregation can only be done on its value. Either drop the key (a la "${name}") or change it to "value" (a la "${name}.value")`;
  }
  if (type === "stats" || type === "extended_stats") {
    if (metric === undefined)
      return "When ordering on a multi-value metrics aggregation a metric name must be specified.";
    if ((type === "stats" ? STATS : EXTENDED_STATS).includes(metric)) return undefined;
    return `Unknown metric name [${metric}] on multi-value metrics aggregation [${name}]`;
  }
  if (!SINGLE_BUCKETS.includes(type)) return NOT_SORTABLE;
  if (metric === undefined || metric === "doc_count") return undefined;
  return `Ordering on a single-bucket aggregation can only be done on its doc_count. Either drop the key (a la "${name}") or change it to "doc_count" (a la "${name}.doc_count")`;
}

function invalidPath(path: string, reason: string): SearchError {
  return new SearchError(400, "invalid_path", `Invalid aggregation order path [${path}]. ${reason}`, {
    causedBy: illegalArgument(reason),
  });
}
