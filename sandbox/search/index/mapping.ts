import type { Analyzer } from "../analysis/analyzer";

/** The types of the course's subset, by their names in a mapping. */
export type FieldType =
  | "text"
  | "keyword"
  | "search_as_you_type"
  | "long"
  | "integer"
  | "short"
  | "byte"
  | "double"
  | "float"
  | "half_float"
  | "scaled_float"
  | "unsigned_long"
  | "boolean"
  | "date"
  | "geo_point"
  | "ip"
  | "binary"
  | "object"
  | "nested"
  | "alias";

/** One field that can be searched, with every parameter that a query, sort or aggregation asks for. */
export interface MappedField {
  /** Full path, multi-fields included: `name.keyword`. */
  readonly name: string;
  readonly type: FieldType;
  /** True when terms or points are indexed; without it numbers and keywords are searched through doc values. */
  readonly indexed: boolean;
  readonly docValues: boolean;
  readonly norms: boolean;
  readonly indexOptions: "docs" | "freqs" | "positions" | "offsets";
  /** For text: at index time, at search time, for quoted phrases. */
  readonly analyzer?: Analyzer;
  readonly searchAnalyzer?: Analyzer;
  readonly searchQuoteAnalyzer?: Analyzer;
  /** For keyword; of an ip field it gives the one way to print an address. */
  readonly normalizer?: { normalize(text: string): string };
  readonly ignoreAbove?: number;
  readonly scalingFactor?: number;
  /** For date: as written in the mapping, `strict_date_optional_time||epoch_millis` unless set. */
  readonly format?: string;
  readonly fielddata: boolean;
  /** `store: true`: `stored_fields` shows it. */
  readonly stored?: boolean;
  readonly similarity: "BM25" | "boolean";
  readonly nullValue?: unknown;
  /** Path of the innermost nested object above it. */
  readonly nestedPath?: string;
  /** For `alias`: the field it stands for. */
  readonly target?: string;
  /** Where the value stands in `_source`: the parent's path for a multi-field. */
  readonly sourcePath: string;
}

/** A parsed mapping as searches see it. */
export interface Mapping {
  /** The field or, through an alias field, its target; `undefined` when not mapped. */
  field(path: string): MappedField | undefined;
  /** Every field's name, sorted, for wildcards. */
  readonly fieldNames: readonly string[];
  /** Paths of nested objects; an object that is not nested is `object`. */
  objectKind(path: string): "object" | "nested" | undefined;
  /** Where the values of a field stand in `_source`: at its own path, and at those of the fields that are copied to it. */
  sourcePaths(field: MappedField): readonly string[];
  /** False with `_source: { enabled: false }`: then no reply shows a source. */
  readonly sourceEnabled?: boolean;
}
