import { BitSet } from "./bit-set";
import type { FieldData } from "./field-data";
import { GeoBuilder } from "./geo-column";
import { InvertedFieldBuilder } from "./inverted-field";
import { KeywordBuilder } from "./keyword-column";
import { NumberBuilder } from "./number-column";
import type { TermDictionary } from "./reader";
import type { NestedColumns, SegmentData, StoredColumns } from "./segment-data";
import type { SegmentView } from "./segment-view";

/** One segment of the live documents of several, their order kept. */
export function mergeSegments(segments: readonly SegmentView[]): SegmentData {
  const parts = numberAnew(segments);
  const size = segments.reduce((sum, segment) => sum + segment.size - segment.deletedCount, 0);
  const names = new Set(segments.flatMap((segment) => [...segment.data.fields.keys()]));
  const fields = new Map([...names].map((name) => [name, mergeField(parts, name, size)]));
  const roots = parts.flatMap(liveRoots);
  return {
    size,
    fields,
    stored: mergeStored(roots),
    nested: roots.length === size ? undefined : mergeNested(parts, roots, size),
    byId: new Map(roots.map(({ segment, doc, newDoc }) => [segment.document(doc).id, newDoc])),
  };
}

interface Part {
  readonly segment: SegmentView;
  /** New number by old one, -1 for a deleted document. */
  readonly numbers: Int32Array;
}

interface Root {
  readonly segment: SegmentView;
  readonly doc: number;
  readonly newDoc: number;
}

function numberAnew(segments: readonly SegmentView[]): Part[] {
  let next = 0;
  return segments.map((segment) => {
    const numbers = new Int32Array(segment.size).fill(-1);
    for (let doc = 0; doc < segment.size; doc++) if (segment.isLive(doc)) numbers[doc] = next++;
    return { segment, numbers };
  });
}

function liveRoots({ segment, numbers }: Part): Root[] {
  const roots: Root[] = [];
  for (const [doc, newDoc] of numbers.entries())
    if (newDoc >= 0 && segment.isRoot(doc)) roots.push({ segment, doc, newDoc });
  return roots;
}

function mergeField(parts: readonly Part[], name: string, size: number): FieldData {
  const held = parts.flatMap((part) => {
    const data = part.segment.data.fields.get(name);
    return data ? [{ part, data }] : [];
  });
  const present = new BitSet(size);
  each(held, ({ data }, doc, newDoc) => {
    if (data.present.has(doc)) present.add(newDoc);
  });
  return {
    present,
    ...mergeText(held, size),
    ...mergeKeywords(held, size),
    ...mergeNumbers(held, size),
    ...mergePoints(held, size),
  };
}

interface Held {
  readonly part: Part;
  readonly data: FieldData;
}

function each(held: readonly Held[], visit: (held: Held, doc: number, newDoc: number) => void): void {
  for (const one of held)
    for (const [doc, newDoc] of one.part.numbers.entries()) if (newDoc >= 0) visit(one, doc, newDoc);
}

function mergeText(held: readonly Held[], size: number): Partial<FieldData> {
  const first = held.find(({ data }) => data.text)?.data.text;
  if (!first) return {};
  const builder = new InvertedFieldBuilder(first.detail);
  for (const { part, data } of held) if (data.text) copyPostings(data.text, part.numbers, builder);
  if (!held.some(({ data }) => data.norms)) return { text: builder.build() };
  const norms = new Uint8Array(size);
  each(held, ({ data }, doc, newDoc) => {
    norms[newDoc] = data.norms?.[doc] ?? 0;
  });
  return { text: builder.build(), norms };
}

function copyPostings(terms: TermDictionary, numbers: Int32Array, builder: InvertedFieldBuilder): void {
  for (let ordinal = 0; ordinal < terms.size; ordinal++) {
    const term = terms.term(ordinal);
    const postings = terms.postings(ordinal);
    for (let i = 0; i < postings.docs.length; i++) {
      const newDoc = numbers[postings.docs[i] ?? 0] ?? -1;
      if (newDoc < 0) continue;
      const positions = postings.positions(i);
      for (let n = 0; n < (postings.freqs[i] ?? 0); n++) builder.add(term, newDoc, positions[n] ?? 0);
    }
  }
}

function mergeKeywords(held: readonly Held[], size: number): Partial<FieldData> {
  if (!held.some(({ data }) => data.keywords)) return {};
  const builder = new KeywordBuilder();
  each(held, ({ data }, doc, newDoc) => {
    for (const ordinal of data.keywords?.ordinals(doc) ?? [])
      builder.add(data.keywords?.value(ordinal) ?? "", newDoc);
  });
  return { keywords: builder.build(size) };
}

function mergeNumbers(held: readonly Held[], size: number): Partial<FieldData> {
  if (!held.some(({ data }) => data.numbers)) return {};
  const builder = new NumberBuilder();
  each(held, ({ data }, doc, newDoc) => {
    for (const value of data.numbers?.values(doc) ?? []) builder.add(value, newDoc);
  });
  return { numbers: builder.build(size) };
}

function mergePoints(held: readonly Held[], size: number): Partial<FieldData> {
  if (!held.some(({ data }) => data.geo)) return {};
  const builder = new GeoBuilder();
  each(held, ({ data }, doc, newDoc) => {
    for (const point of data.geo?.points(doc) ?? []) builder.add(point, newDoc);
  });
  return { geo: builder.build(size) };
}

function mergeStored(roots: readonly Root[]): StoredColumns {
  const documents = roots.map(({ segment, doc }) => segment.document(doc));
  const [routings, ignored] = [new Map<number, string>(), new Map<number, readonly string[]>()];
  for (const [i, document] of documents.entries()) {
    if (document.routing !== undefined) routings.set(i, document.routing);
    if (document.ignored.length > 0) ignored.set(i, document.ignored);
  }
  return {
    ids: documents.map(({ id }) => id),
    routings,
    versions: Float64Array.from(documents, ({ version }) => version),
    seqNos: Float64Array.from(documents, ({ seqNo }) => seqNo),
    sources: documents.map(({ source }) => source.text),
    ignored,
  };
}

function mergeNested(parts: readonly Part[], roots: readonly Root[], size: number): NestedColumns {
  const paths = [...new Set(parts.flatMap(({ segment }) => segment.data.nested?.paths ?? []))];
  const columns = {
    pathOf: new Uint16Array(size),
    offsets: new Int32Array(size),
    roots: new Int32Array(size),
    stored: new Int32Array(size),
  };
  for (const { segment, numbers } of parts) {
    for (const [doc, newDoc] of numbers.entries()) {
      if (newDoc < 0) continue;
      const path = segment.nestedPath(doc);
      columns.pathOf[newDoc] = path === undefined ? 0 : paths.indexOf(path) + 1;
      columns.offsets[newDoc] = segment.nestedOffset(doc);
      columns.roots[newDoc] = numbers[segment.rootOf(doc)] ?? 0;
    }
  }
  for (const [i, { newDoc }] of roots.entries()) columns.stored[newDoc] = i;
  return { paths, ...columns };
}
