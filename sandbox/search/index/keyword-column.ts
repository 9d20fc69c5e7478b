import { sortTerms } from "./compare-terms";
import { IntList } from "./int-list";
import { InvertedField } from "./inverted-field";
import type { KeywordColumn } from "./reader";

const NONE: readonly number[] = [];

/** Sorted distinct values with the ordinals of each document. */
export class KeywordData implements KeywordColumn {
  private readonly single: (readonly number[])[] = [];
  private inverted: InvertedField | undefined;

  constructor(
    private readonly sorted: readonly string[],
    private readonly documents: number,
    /** By document, -1 without a value; absent when a document has several. */
    private readonly one: Int32Array | undefined,
    private readonly several: { starts: Int32Array; ordinals: Int32Array } | undefined,
  ) {}

  get size(): number {
    return this.sorted.length;
  }

  get singleValued(): boolean {
    return this.one !== undefined;
  }

  get bytes(): number {
    return (
      (this.one?.byteLength ?? 0) +
      (this.several ? this.several.starts.byteLength + this.several.ordinals.byteLength : 0)
    );
  }

  value(ordinal: number): string {
    return this.sorted[ordinal] ?? "";
  }

  first(doc: number): number {
    if (this.one) return this.one[doc] ?? -1;
    const from = this.several?.starts[doc] ?? 0;
    return from < (this.several?.starts[doc + 1] ?? 0) ? (this.several?.ordinals[from] ?? -1) : -1;
  }

  ordinals(doc: number): readonly number[] {
    if (!this.one)
      return this.several
        ? [...this.several.ordinals.subarray(this.several.starts[doc], this.several.starts[doc + 1])]
        : NONE;
    const ordinal = this.one[doc] ?? -1;
    if (ordinal < 0) return NONE;
    let list = this.single[ordinal];
    if (!list) {
      list = [ordinal];
      this.single[ordinal] = list;
    }
    return list;
  }

  /** The same the other way round, made when first searched. */
  terms(): InvertedField {
    this.inverted ??= this.invert();
    return this.inverted;
  }

  private invert(): InvertedField {
    const starts = new Int32Array(this.size + 1);
    this.each((_, ordinal) => {
      starts[ordinal + 1] = (starts[ordinal + 1] ?? 0) + 1;
    });
    for (let i = 0; i < this.size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    const next = starts.slice();
    const docs = new Int32Array(starts[this.size] ?? 0);
    this.each((doc, ordinal) => {
      const at = next[ordinal] ?? 0;
      docs[at] = doc;
      next[ordinal] = at + 1;
    });
    return new InvertedField(this.sorted, starts, docs, undefined, undefined);
  }

  private each(visit: (doc: number, ordinal: number) => void): void {
    for (let doc = 0; doc < this.documents; doc++) {
      if (this.one) {
        const ordinal = this.one[doc] ?? -1;
        if (ordinal >= 0) visit(doc, ordinal);
      } else for (const ordinal of this.ordinals(doc)) visit(doc, ordinal);
    }
  }
}

/** Collects terms document by document. */
export class KeywordBuilder {
  private readonly ids = new Map<string, number>();
  private readonly terms: string[] = [];
  /** By term: the last document that has it. */
  private readonly lastDocs: number[] = [];
  private readonly docs = new IntList();
  private readonly termIds = new IntList();
  private lastDoc = -1;
  private singleValued = true;

  /** Documents ascending; a term that the document has is dropped. */
  add(term: string, doc: number): void {
    let id = this.ids.get(term);
    if (id === undefined) {
      id = this.terms.length;
      this.ids.set(term, id);
      this.terms.push(term);
    } else if (this.lastDocs[id] === doc) return;
    this.lastDocs[id] = doc;
    if (doc === this.lastDoc) this.singleValued = false;
    this.lastDoc = doc;
    this.docs.push(doc);
    this.termIds.push(id);
  }

  build(documents: number): KeywordData {
    const sorted = sortTerms([...this.terms]);
    const ordinals = new Int32Array(sorted.length);
    for (const [ordinal, term] of sorted.entries()) ordinals[this.ids.get(term) ?? 0] = ordinal;
    const [docs, ids] = [this.docs.view(), this.termIds.view()];
    if (!this.singleValued)
      return new KeywordData(sorted, documents, undefined, several(documents, docs, ids, ordinals));
    const one = new Int32Array(documents).fill(-1);
    for (let i = 0; i < docs.length; i++) one[docs[i] ?? 0] = ordinals[ids[i] ?? 0] ?? 0;
    return new KeywordData(sorted, documents, one, undefined);
  }
}

function several(
  documents: number,
  docs: Int32Array,
  ids: Int32Array,
  ordinals: Int32Array,
): { starts: Int32Array; ordinals: Int32Array } {
  const starts = startsOf(documents, docs);
  const all = Int32Array.from(ids, (id) => ordinals[id] ?? 0);
  for (let doc = 0; doc < documents; doc++) all.subarray(starts[doc], starts[doc + 1]).sort();
  return { starts, ordinals: all };
}

/** Where each document's values begin in a list that is ordered by document; one more than there are documents. */
export function startsOf(documents: number, docs: Int32Array): Int32Array {
  const starts = new Int32Array(documents + 1);
  for (const doc of docs) starts[doc + 1] = (starts[doc + 1] ?? 0) + 1;
  for (let i = 0; i < documents; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  return starts;
}
