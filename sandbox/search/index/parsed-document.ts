import type { TokenStream } from "../analysis/analyzer";
import type { IndexedField } from "./compile-field";
import type { GeoPoint } from "./geo-point";

/** What a document gives to one field: the tokens of a text, a term, a number, milliseconds or a point. */
export type FieldValue = TokenStream | string | number | bigint | GeoPoint;

/** One Lucene document: a root or a nested object, its values field by field in order of the text. */
export interface LuceneDocument {
  /** Path of a nested object, `undefined` for the root. */
  readonly nestedPath: string | undefined;
  /** Place of a nested object in its array. */
  readonly nestedOffset: number;
  readonly fields: IndexedField[];
  readonly values: FieldValue[];
}

/** A document that was parsed whole. */
export interface ParsedDocument {
  /** Nested objects before the object they stand in; the root is the last. */
  readonly documents: readonly LuceneDocument[];
  /** Fields with a value that was ignored, sorted. */
  readonly ignored: readonly string[];
}
