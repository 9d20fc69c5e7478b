import { compareTerms, sortTerms } from "./compare-terms";
import { IntList } from "./int-list";
import type { Places, Postings, TermDictionary } from "./reader";

/** Terms of a field in order, with where each occurs; built once, never changed. */
export class InvertedField implements TermDictionary {
  constructor(
    private readonly sorted: readonly string[],
    /** Where the postings of each term begin, one more than there are terms. */
    private readonly starts: Int32Array,
    private readonly docs: Int32Array,
    /** Occurrences of each posting; absent where every posting counts once. */
    private readonly freqs: Int32Array | undefined,
    /** All positions in order of term, document and place; absent where none are kept. */
    private readonly places: { starts: Int32Array; all: Int32Array } | undefined,
  ) {}

  get size(): number {
    return this.sorted.length;
  }

  get postingCount(): number {
    return this.docs.length;
  }

  find(term: string): number {
    let low = 0;
    let high = this.sorted.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compareTerms(this.sorted[middle] ?? "", term);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1 - low;
  }

  term(ordinal: number): string {
    return this.sorted[ordinal] ?? "";
  }

  postings(ordinal: number): Postings {
    const [from, to] = [this.starts[ordinal] ?? 0, this.starts[ordinal + 1] ?? 0];
    const docs = this.docs.subarray(from, to);
    const freqs = this.freqs ? this.freqs.subarray(from, to) : ones(to - from);
    const place = this.places?.starts[ordinal] ?? 0;
    return new TermPostings(docs, freqs, this.places && { from: place, all: this.places.all });
  }

  get detail(): Detail {
    return this.places ? "positions" : this.freqs ? "freqs" : "docs";
  }

  /** Bytes held, without the terms' text. */
  get bytes(): number {
    const places = this.places ? this.places.all.byteLength + this.places.starts.byteLength : 0;
    return this.starts.byteLength + this.docs.byteLength + (this.freqs?.byteLength ?? 0) + places;
  }
}

let oneEach = new Int32Array(1024).fill(1);

function ones(length: number): Int32Array {
  if (oneEach.length < length) oneEach = new Int32Array(length * 2).fill(1);
  return oneEach.subarray(0, length);
}

const NO_POSITIONS = new Int32Array(0);

class TermPostings implements Postings {
  private starts: Int32Array | undefined;

  constructor(
    readonly docs: Int32Array,
    readonly freqs: Int32Array,
    private readonly held: { from: number; all: Int32Array } | undefined,
  ) {}

  positions(i: number): Int32Array {
    const places = this.places();
    return places ? places.all.subarray(places.starts[i], places.starts[i + 1]) : NO_POSITIONS;
  }

  places(): Places | undefined {
    if (!this.held) return undefined;
    this.starts ??= startsOf(this.freqs, this.held.from);
    return { starts: this.starts, all: this.held.all };
  }
}

/** Where each of so many items begins when they follow one another; one more than there are counts. */
function startsOf(counts: Int32Array, from: number): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  let at = from;
  for (let i = 0; i < counts.length; i++) {
    starts[i] = at;
    at += counts[i] ?? 0;
  }
  starts[counts.length] = at;
  return starts;
}

/** How much of an occurrence is kept. */
export type Detail = "docs" | "freqs" | "positions";

/** Collects occurrences in order of documents and places, and sorts them by term at the end (a counting sort). */
export class InvertedFieldBuilder {
  private readonly ids = new Map<string, number>();
  private readonly terms: string[] = [];
  private readonly termIds = new IntList(1024);
  private readonly docs = new IntList(1024);
  private readonly positions = new IntList(1024);

  constructor(readonly detail: Detail) {}

  /** Documents ascending for one term; the same document again with a later position. */
  add(term: string, doc: number, position: number): void {
    this.termIds.push(this.idOf(term));
    this.docs.push(doc);
    if (this.detail === "positions") this.positions.push(position);
  }

  private idOf(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.ids.set(term, id);
    this.terms.push(term);
    return id;
  }

  build(): InvertedField {
    const sorted = sortTerms([...this.terms]);
    const ordinals = new Int32Array(sorted.length);
    for (const [ordinal, term] of sorted.entries()) ordinals[this.ids.get(term) ?? 0] = ordinal;
    return this.group(sorted, this.placeByTerm(sorted.length, ordinals));
  }

  /** Occurrences by term, in the order in which they were added. */
  private placeByTerm(
    size: number,
    ordinals: Int32Array,
  ): { starts: Int32Array; docs: Int32Array; positions: Int32Array } {
    const [termIds, docs, positions] = [this.termIds.view(), this.docs.view(), this.positions.view()];
    const starts = new Int32Array(size + 1);
    for (let i = 0; i < termIds.length; i++) {
      const slot = (ordinals[termIds[i] ?? 0] ?? 0) + 1;
      starts[slot] = (starts[slot] ?? 0) + 1;
    }
    for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    const next = starts.slice(0, size);
    const placed = { starts, docs: new Int32Array(docs.length), positions: new Int32Array(positions.length) };
    for (let i = 0; i < termIds.length; i++) {
      const ordinal = ordinals[termIds[i] ?? 0] ?? 0;
      const at = next[ordinal] ?? 0;
      next[ordinal] = at + 1;
      placed.docs[at] = docs[i] ?? 0;
      if (positions.length > 0) placed.positions[at] = positions[i] ?? 0;
    }
    return placed;
  }

  /** Occurrences of one term in one document become one posting. */
  private group(
    sorted: readonly string[],
    placed: { starts: Int32Array; docs: Int32Array; positions: Int32Array },
  ): InvertedField {
    const starts = new Int32Array(sorted.length + 1);
    const docs = new Int32Array(placed.docs.length);
    const freqs = new Int32Array(placed.docs.length);
    let count = 0;
    for (let ordinal = 0; ordinal < sorted.length; ordinal++) {
      const end = placed.starts[ordinal + 1] ?? 0;
      const first = count;
      for (let i = placed.starts[ordinal] ?? 0; i < end; i++) {
        const doc = placed.docs[i] ?? 0;
        if (count === first || docs[count - 1] !== doc) docs[count++] = doc;
        freqs[count - 1] = (freqs[count - 1] ?? 0) + 1;
      }
      starts[ordinal + 1] = count;
    }
    const places = this.detail === "positions" ? { starts: placed.starts, all: placed.positions } : undefined;
    return new InvertedField(
      sorted,
      starts,
      docs.slice(0, count),
      this.detail === "docs" ? undefined : freqs.slice(0, count),
      places,
    );
  }
}
