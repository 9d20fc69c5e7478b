import type { RawJson } from "../json/reply-value";

/**
 * What one index looks like to a search: immutable segments as of the last refresh. Document numbers are Lucene's:
 * a segment counts from 0 in order of indexing, each nested object is a document of its own, numbered before its
 * parent; the number that explain prints is `docBase` plus the segment's own.
 */
export interface IndexReader {
  /** Name of the concrete index. */
  readonly index: string;
  readonly segments: readonly Segment[];
  /** Live root documents. */
  readonly documents: number;
  /** All live documents, nested ones too: the N of statistics falls back on it. */
  readonly maxDoc: number;
  /** Statistics over all segments without deleted documents, as after a merge; `undefined` when no document has the field. */
  fieldStatistics(field: string): FieldStatistics | undefined;
  /** Live documents with the term, and how often it occurs in them. */
  termStatistics(field: string, term: string): { docFreq: number; totalTermFreq: number };
}

export interface FieldStatistics {
  /** Documents that have the field. */
  docCount: number;
  sumTotalTermFreq: number;
  sumDocFreq: number;
}

export interface Segment {
  /** Added to a document number of this segment to get the index's. */
  readonly docBase: number;
  /** Document numbers go from 0 to `size - 1`. */
  readonly size: number;
  isLive(doc: number): boolean;
  /** No document is deleted. */
  readonly allLive: boolean;
  /** Terms in order of their UTF-8 bytes, which is the order of code points. */
  terms(field: string): TermDictionary | undefined;
  /** Encoded lengths of a text field (Lucene's norm byte), one a document; `undefined` for fields without norms. */
  norms(field: string): Uint8Array | undefined;
  /** Sorted values of a numeric, boolean (0 and 1), date (milliseconds; nanoseconds are not supported) field. */
  numbers(field: string): NumberColumn | undefined;
  /** Sorted, distinct values of a keyword field (in order of code points). */
  keywords(field: string): KeywordColumn | undefined;
  geoPoints(field: string): GeoColumn | undefined;
  /** Documents in which the field has a value, for `exists`. */
  hasField(field: string, doc: number): boolean;
  /** The root document of `doc`: itself, or the parent of a nested object (the next root number). */
  rootOf(doc: number): number;
  isRoot(doc: number): boolean;
  /** No document is a nested one. */
  readonly allRoots: boolean;
  /** Path of a nested document's object, `undefined` for a root. */
  nestedPath(doc: number): string | undefined;
  /** Zero-based place of a nested object in its parent's array, as inner hits and highlights need it. */
  nestedOffset(doc: number): number;
  document(root: number): StoredDocument;
  /** Number of the live root document with this id. */
  find(id: string): number | undefined;
}

/** What is stored of a root document. */
export interface StoredDocument {
  id: string;
  routing: string | undefined;
  version: number;
  seqNo: number;
  primaryTerm: number;
  /** As it was sent, byte for byte. */
  source: RawJson;
  /** The parsed source, made when first asked for. */
  sourceValue(): unknown;
  /** Fields with a value that was ignored (`ignore_above`, `ignore_malformed`), sorted. */
  ignored: readonly string[];
}

export interface TermDictionary {
  readonly size: number;
  /** Ordinal of the term, or -1 minus the ordinal where it would stand. */
  find(term: string): number;
  term(ordinal: number): string;
  postings(ordinal: number): Postings;
}

/** Deleted documents are still in it: ask `isLive`. */
export interface Postings {
  /** Ascending document numbers. */
  readonly docs: Int32Array;
  /** Occurrences of the term in each of `docs`; 1 everywhere with `index_options: docs`. */
  readonly freqs: Int32Array;
  /** Positions in the i-th of `docs`, ascending; empty when the field keeps none. */
  positions(i: number): Int32Array;
  /** The same without a list for each document; undefined when the field keeps no positions. */
  places(): Places | undefined;
}

/** Positions of one term: those of its i-th document stand in `all` from `starts[i]` up to `starts[i + 1]`, ascending. */
export interface Places {
  readonly starts: Int32Array;
  readonly all: Int32Array;
}

export interface NumberColumn {
  /** Values of a document, ascending; bigint only beyond 2^53. Empty when it has none. */
  values(doc: number): readonly (number | bigint)[];
  /** First value, `undefined` without one: the fast way for single-valued columns. */
  first(doc: number): number | bigint | undefined;
  readonly singleValued: boolean;
  /** By document number, NaN without a value; only for single-valued columns within 2^53. */
  readonly dense: Float64Array | undefined;
}

export interface KeywordColumn {
  /** Distinct values of the segment in order. */
  readonly size: number;
  value(ordinal: number): string;
  /** Ordinals of a document, ascending. */
  ordinals(doc: number): readonly number[];
  /** First ordinal, -1 without one: the fast way. */
  first(doc: number): number;
  readonly singleValued: boolean;
}

export interface GeoColumn {
  /** As Lucene keeps it: quantised to 32 bits a coordinate. */
  points(doc: number): readonly { lat: number; lon: number }[];
}
