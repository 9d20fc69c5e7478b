import { RawJson } from "../json/reply-value";
import type { FieldData } from "./field-data";
import type { ParsedDocument } from "./parsed-document";
import type { StoredDocument } from "./reader";

/** A document that was written and is in no segment yet. */
export interface PendingDocument {
  readonly id: string;
  readonly routing: string | undefined;
  readonly version: number;
  readonly seqNo: number;
  readonly source: string;
  /** What its fields hold. */
  readonly parsed: ParsedDocument;
}

/** What is stored of each root document, in order. */
export interface StoredColumns {
  readonly ids: readonly string[];
  readonly routings: ReadonlyMap<number, string>;
  readonly versions: Float64Array;
  readonly seqNos: Float64Array;
  readonly sources: readonly string[];
  readonly ignored: ReadonlyMap<number, readonly string[]>;
}

/** Nested objects among the documents of a segment. */
export interface NestedColumns {
  /** Names that `pathOf` counts from 1. */
  readonly paths: readonly string[];
  /** By document: 0 for a root, otherwise 1 plus the path's place in `paths`. */
  readonly pathOf: Uint16Array;
  readonly offsets: Int32Array;
  /** By document: the number of its root. */
  readonly roots: Int32Array;
  /** By root document: its place among the stored ones. */
  readonly stored: Int32Array;
}

/** One immutable segment; who of its documents lives is kept apart. */
export interface SegmentData {
  readonly size: number;
  readonly fields: ReadonlyMap<string, FieldData>;
  readonly stored: StoredColumns;
  /** Absent when every document is a root. */
  readonly nested: NestedColumns | undefined;
  /** Number of the root document with an id; the last one when an id was written over. */
  readonly byId: ReadonlyMap<string, number>;
}

/** A document of the buffer or of a segment as it is shown. */
export function storedDocument(
  of: Omit<StoredDocument, "sourceValue" | "source" | "primaryTerm">,
  source: string,
): StoredDocument {
  let value: { parsed: unknown } | undefined;
  return {
    ...of,
    primaryTerm: 1,
    source: new RawJson(source),
    sourceValue: () => {
      value ??= { parsed: JSON.parse(source) };
      return value.parsed;
    },
  };
}
