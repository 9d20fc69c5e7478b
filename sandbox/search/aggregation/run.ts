import type { FoundBy } from "./deps";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { SearchScope } from "../query/scope";
import { type FieldDemand, type FieldSource, resolveField } from "./field-source";
import type { ValueKind } from "./value-type";
import type { BucketLine } from "./histogram-buckets";
import type { AggregationNode, Definition, FieldSettings } from "./tree";

/** One execution over the indices of a request: fields are looked up once, buckets are counted. */
export class AggregationRun {
  readonly #sources = new Map<Definition, FieldSource>();
  readonly #lines = new Map<Definition, BucketLine>();
  #buckets = 0;

  constructor(
    readonly scopes: readonly SearchScope[],
    readonly maxBuckets: number,
    readonly found: FoundBy,
  ) {}

  /** The field of an aggregation; throws when it cannot be aggregated so. */
  source(definition: Definition & FieldSettings): FieldSource {
    const known = this.#sources.get(definition);
    if (known) return known;
    const source = resolveField(definition, demandOf(definition.type), this.scopes);
    this.#sources.set(definition, source);
    return source;
  }

  /** The line of a histogram, made once: it remembers roundings and keys over all buckets above. */
  line(definition: Definition, make: () => BucketLine): BucketLine {
    const known = this.#lines.get(definition);
    if (known) return known;
    const line = make();
    this.#lines.set(definition, line);
    return line;
  }

  /** Counts buckets of the answer and refuses too many (`search.max_buckets`). */
  charge(buckets: number): void {
    this.#buckets += buckets;
    if (this.#buckets > this.maxBuckets) throw tooManyBuckets(this.maxBuckets);
  }
}

const NUMERIC: readonly ValueKind[] = ["number", "date", "boolean"];
const ALL: readonly ValueKind[] = [...NUMERIC, "keyword", "point"];

function demandOf(type: AggregationNode["definition"]["type"]): FieldDemand {
  switch (type) {
    case "terms":
      return { aggregation: type, kinds: [...NUMERIC, "keyword"], fallback: "keyword" };
    case "value_count":
    case "cardinality":
    case "missing":
      return { aggregation: type, kinds: ALL, fallback: "keyword" };
    case "date_histogram":
      return { aggregation: type, kinds: ["date", "number"], fallback: "date" };
    case "date_range":
      return { aggregation: type, kinds: NUMERIC, fallback: "date" };
    default:
      return { aggregation: type, kinds: NUMERIC, fallback: "number" };
  }
}

function tooManyBuckets(limit: number): SearchError {
  const reason = `Trying to create too many buckets. Must be less than or equal to: [${limit}] but this number of buckets was exceeded. This limit can be set by changing the [search.max_buckets] cluster level setting.`;
  return reduceError(
    new SearchError(400, "too_many_buckets_exception", reason, { fields: { max_buckets: limit } }),
  );
}

/** What goes wrong after the shards have answered: a whole `search_phase_execution_exception` of the fetch phase. */
export function reduceError(cause: SearchError): SearchError {
  return new SearchError(400, "search_phase_execution_exception", "", {
    fields: { phase: "fetch", grouped: true, failed_shards: [] },
    causedBy: cause,
    rootCauses: [],
  });
}

/** A reduce error whose cause is an `illegal_argument_exception`. */
export function reduceRefusal(reason: string): SearchError {
  return reduceError(illegalArgument(reason));
}
