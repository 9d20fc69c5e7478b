import { BitSet } from "./bit-set";
import type { IndexedField } from "./compile-field";
import type { FieldData } from "./field-data";
import { GeoBuilder } from "./geo-column";
import { IntList } from "./int-list";
import { type Detail, InvertedFieldBuilder } from "./inverted-field";
import { KeywordBuilder } from "./keyword-column";
import type { MappedField } from "./mapping";
import { encodeLength } from "./norm-byte";
import { NumberBuilder } from "./number-column";
import type { FieldValue } from "./parsed-document";

/** Takes the values of one field for a segment, documents ascending. */
export abstract class FieldWriter {
  private readonly docs = new IntList();
  private last = -1;

  add(value: FieldValue, doc: number, field: IndexedField): void {
    if (doc !== this.last) {
      this.docs.push(doc);
      this.last = doc;
      this.startDocument(doc);
    }
    this.addValue(value, doc, field);
  }

  /** The field's part of a segment of `documents` documents. */
  build(documents: number): FieldData {
    const present = new BitSet(documents);
    for (const doc of this.docs.view()) present.add(doc);
    return { present, ...this.buildValues(documents) };
  }

  protected startDocument(_doc: number): void {}

  protected abstract addValue(value: FieldValue, doc: number, field: IndexedField): void;
  protected abstract buildValues(documents: number): Omit<FieldData, "present">;
}

/** The writer for a field's type. */
export function fieldWriter(field: MappedField): FieldWriter {
  if (field.type === "text" || field.type === "search_as_you_type") return new TextWriter(field);
  if (field.type === "keyword" || field.type === "ip") return new KeywordWriter();
  if (field.type === "geo_point") return new GeoWriter();
  return new NumberWriter();
}

const detailOf = ({ indexOptions }: MappedField): Detail =>
  indexOptions === "offsets" ? "positions" : indexOptions;

class TextWriter extends FieldWriter {
  private readonly inverted: InvertedFieldBuilder;
  /** Number of tokens by document, in pairs; absent for a field without norms. */
  private readonly lengths: IntList | undefined;
  private doc = -1;
  private length = 0;
  /** Position that the next token of the document's field counts from. */
  private base = 0;

  constructor(field: MappedField) {
    super();
    this.inverted = new InvertedFieldBuilder(detailOf(field));
    this.lengths = field.norms && field.indexed ? new IntList() : undefined;
  }

  protected override startDocument(doc: number): void {
    this.endDocument();
    this.doc = doc;
    this.length = 0;
    this.base = 0;
  }

  private endDocument(): void {
    if (this.doc < 0) return;
    this.lengths?.push(this.doc);
    this.lengths?.push(this.length);
  }

  /** Tokens at one place, such as synonyms, count once for the field's length. */
  protected addValue(value: FieldValue, doc: number, { positionGap }: IndexedField): void {
    if (typeof value !== "object" || !("tokens" in value)) return;
    let last = -1;
    for (const { text, position } of value.tokens) {
      this.inverted.add(text, doc, this.base + position);
      if (position !== last) this.length++;
      last = position;
    }
    this.base += last + 1 + value.endPositions + positionGap;
  }

  protected buildValues(documents: number): Omit<FieldData, "present"> {
    this.endDocument();
    this.doc = -1;
    const text = this.inverted.build();
    if (!this.lengths) return { text };
    const norms = new Uint8Array(documents);
    const pairs = this.lengths.view();
    for (let i = 0; i < pairs.length; i += 2) norms[pairs[i] ?? 0] = encodeLength(pairs[i + 1] ?? 0);
    return { text, norms };
  }
}

class KeywordWriter extends FieldWriter {
  private readonly builder = new KeywordBuilder();

  protected addValue(value: FieldValue, doc: number): void {
    if (typeof value === "string") this.builder.add(value, doc);
  }

  protected buildValues(documents: number): Omit<FieldData, "present"> {
    return { keywords: this.builder.build(documents) };
  }
}

class NumberWriter extends FieldWriter {
  private readonly builder = new NumberBuilder();

  protected addValue(value: FieldValue, doc: number): void {
    if (typeof value === "number" || typeof value === "bigint") this.builder.add(value, doc);
  }

  protected buildValues(documents: number): Omit<FieldData, "present"> {
    return { numbers: this.builder.build(documents) };
  }
}

class GeoWriter extends FieldWriter {
  private readonly builder = new GeoBuilder();

  protected addValue(value: FieldValue, doc: number): void {
    if (typeof value === "object" && "lat" in value) this.builder.add(value, doc);
  }

  protected buildValues(documents: number): Omit<FieldData, "present"> {
    return { geo: this.builder.build(documents) };
  }
}
