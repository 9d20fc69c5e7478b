import { illegalArgument } from "../errors/search-error";
import { compareCodePoints } from "./code-points";
import type { FieldSource } from "./field-source";
import { mixLong, murmurHash32, utf8 } from "./murmur-hash";
import type { GivenValue, TermSelection, TermsDefinition } from "./tree";

/** Seed of Lucene's hash of terms in partitions. */
const PARTITION_SEED = 31;

/** Which terms `include` and `exclude` let through; `undefined` when all. */
export function termFilter(
  name: string,
  { include, exclude }: TermsDefinition,
  source: FieldSource,
): ((key: string | number) => boolean) | undefined {
  if (!include && !exclude) return undefined;
  const included = include && selectionTest(name, include, source);
  const excluded = exclude && selectionTest(name, exclude, source);
  return (key) => (!included || included(key)) && !excluded?.(key);
}

function selectionTest(
  name: string,
  selection: TermSelection,
  source: FieldSource,
): (key: string | number) => boolean {
  if (selection.kind === "partition")
    return (key) => partitionOf(key, selection.of, source.whole) === selection.partition;
  if (selection.kind === "values") {
    const values = new Set(
      sorted(selection.values).map((value) =>
        source.kind === "keyword" ? String(value) : source.format.parse(value),
      ),
    );
    return (key) => values.has(key);
  }
  if (source.kind !== "keyword" || source.type === "ip") {
    throw illegalArgument(
      `Aggregation [${name}] cannot support regular expression style include/exclude settings as they can only be applied to string fields. Use an array of ${source.type === "ip" ? "" : "numeric "}values for include/exclude clauses${source.type === "ip" ? "" : " used to filter numeric fields"}`,
    );
  }
  const { fits } = selection;
  return (key) => fits(String(key));
}

/** Elasticsearch keeps the values as a sorted set of texts, so the first of them that cannot be read is complained of. */
function sorted(values: readonly GivenValue[]): readonly string[] {
  return values.map(String).sort(compareCodePoints);
}

/** Terms are spread over partitions by their hash; decimals by that of their bits. */
function partitionOf(key: string | number, of: number, whole: boolean): number {
  if (typeof key === "number") {
    const bits = whole ? BigInt(key) : sortableBits(key);
    return Number(((BigInt.asIntN(64, mixLong(bits)) % BigInt(of)) + BigInt(of)) % BigInt(of));
  }
  const hash = murmurHash32(utf8(key), PARTITION_SEED);
  return ((hash % of) + of) % of;
}

/** A double's bits in an order of longs (Lucene's `doubleToSortableLong`). */
function sortableBits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigInt64(0);
  return bits ^ ((bits >> 63n) & 0x7fffffffffffffffn);
}
