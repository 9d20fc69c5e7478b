import type { ReplyValue } from "../json/reply-value";
import type { SearchScope } from "../query/scope";
import type { BucketHit, DocumentTest, FoundBy } from "./deps";
import type { CalendarUnit } from "./rounding";

/** Parsed aggregations of one level, in the order of the request. */
export interface AggregationTree {
  readonly aggregations: readonly AggregationNode[];
  readonly pipelines: readonly PipelineNode[];
}

/** One aggregation over documents. */
export interface AggregationNode {
  readonly name: string;
  readonly definition: Definition;
  readonly sub: AggregationTree;
  readonly meta: ReplyValue | undefined;
}

/** One aggregation over the results of others. */
export interface PipelineNode {
  readonly name: string;
  readonly definition: PipelineDefinition;
  readonly meta: ReplyValue | undefined;
}

/** A value that a request gives as text or number and that the field's format reads later. */
export type GivenValue = string | number | boolean;

/** What all aggregations over a field's values can be told. */
export interface FieldSettings {
  readonly field: string;
  readonly format?: string;
  readonly missing?: GivenValue;
  readonly valueType?: string;
  readonly timeZone?: string;
}

/** Which buckets come first: by count, by key, or by a value below them (`path` is `a>b.c`). */
export interface BucketOrder {
  readonly by: "_count" | "_key" | { readonly path: string };
  readonly descending: boolean;
}

/** Which terms get a bucket. */
export type TermSelection =
  | { readonly kind: "pattern"; readonly fits: (term: string) => boolean }
  | { readonly kind: "values"; readonly values: readonly GivenValue[] }
  | { readonly kind: "partition"; readonly partition: number; readonly of: number };

/** Ends of a histogram as they were given. */
export interface GivenBounds {
  readonly min?: GivenValue;
  readonly max?: GivenValue;
}

export interface GivenRange {
  readonly key?: string;
  readonly from?: GivenValue;
  readonly to?: GivenValue;
}

export type HistogramCommon = FieldSettings & {
  readonly keyed: boolean;
  readonly minDocCount: number;
  readonly order: readonly BucketOrder[];
  readonly extendedBounds?: GivenBounds;
  readonly hardBounds?: GivenBounds;
};

export type MetricType =
  | "avg"
  | "sum"
  | "min"
  | "max"
  | "stats"
  | "extended_stats"
  | "value_count"
  | "cardinality";

export type MetricDefinition = FieldSettings & {
  readonly type: MetricType;
  readonly precisionThreshold: number;
  /** Standard deviations of `std_deviation_bounds`. */
  readonly sigma: number;
};

export type TermsDefinition = FieldSettings & {
  readonly type: "terms";
  readonly size: number;
  readonly shardSize: number | undefined;
  readonly minDocCount: number;
  readonly order: readonly BucketOrder[];
  readonly include?: TermSelection;
  readonly exclude?: TermSelection;
  readonly showError: boolean;
  /** `execution_hint`. */
  readonly hint: string | undefined;
};

export type RangeDefinition = FieldSettings & {
  readonly type: "range" | "date_range";
  readonly ranges: readonly GivenRange[];
  readonly keyed: boolean;
};

export type HistogramDefinition = HistogramCommon & {
  readonly type: "histogram";
  readonly interval: number;
  readonly offset: number;
};

export type DateHistogramDefinition = HistogramCommon & {
  readonly type: "date_histogram";
  readonly calendar?: CalendarUnit;
  /** Milliseconds. */
  readonly fixed?: number;
  /** Milliseconds. */
  readonly offset: number;
};

/** Tells the matches of a parsed filter. */
export type SegmentFilter = (scope: SearchScope, segment: number) => DocumentTest;

export type FiltersDefinition = {
  readonly type: "filters";
  readonly filters: readonly { readonly key: string; readonly test: SegmentFilter }[];
  /** False for an array of filters, whose buckets have no names. */
  readonly named: boolean;
  readonly keyed: boolean;
  readonly otherKey: string | undefined;
};

export type Definition =
  | MetricDefinition
  | TermsDefinition
  | RangeDefinition
  | HistogramDefinition
  | DateHistogramDefinition
  | FiltersDefinition
  | { readonly type: "filter"; readonly test: SegmentFilter }
  | (FieldSettings & { readonly type: "missing" })
  | { readonly type: "global" }
  | { readonly type: "nested"; readonly path: string }
  | { readonly type: "reverse_nested"; readonly path: string | undefined }
  | {
      readonly type: "top_hits";
      /** `from` and `size` together. */
      readonly window: number;
      readonly render: (hits: readonly BucketHit[], found: FoundBy) => ReplyValue;
    };

/** What stands in for a bucket without a value. */
export type GapPolicy = "skip" | "insert_zeros" | "keep_values";

interface PipelineCommon {
  readonly path: string;
  readonly gaps: GapPolicy;
  readonly format: string | undefined;
}

export type SiblingType =
  | "avg_bucket"
  | "sum_bucket"
  | "min_bucket"
  | "max_bucket"
  | "stats_bucket"
  | "extended_stats_bucket";

export type PipelineDefinition =
  | (PipelineCommon & { readonly type: SiblingType; readonly sigma: number })
  | (PipelineCommon & { readonly type: "cumulative_sum" })
  /** `unit` in milliseconds. */
  | (PipelineCommon & { readonly type: "derivative"; readonly unit: number | undefined })
  | (PipelineCommon & { readonly type: "serial_diff"; readonly lag: number })
  | {
      readonly type: "bucket_sort";
      readonly sort: readonly { readonly path: string; readonly descending: boolean }[];
      readonly from: number;
      readonly size: number | undefined;
      readonly gaps: GapPolicy;
    };
