import type { Postings } from "../../index/reader";

/** A word of a phrase that is one term. */
export interface PhraseList {
  readonly postings: Postings;
  /** The word's place in the phrase. */
  readonly offset: number;
}

/** How often a phrase stands word for word in each of the documents, which all of its words have; ascending. */
export function exactFrequencies(words: readonly PhraseList[], docs: Int32Array): Int32Array {
  const cursors = words.map((word) => new Cursor(word));
  const [first, ...others] = cursors;
  const frequencies = new Int32Array(docs.length);
  if (!first) return frequencies;
  for (let i = 0; i < docs.length; i += 1) {
    for (let n = 0; n < cursors.length; n += 1) cursors[n]?.open(docs[i] ?? 0);
    let count = 0;
    for (let start = first.next(); start !== undefined; start = first.next()) {
      let all = true;
      for (let n = 0; n < others.length && all; n += 1) all = others[n]?.has(start) ?? false;
      if (all) count += 1;
    }
    frequencies[i] = count;
  }
  return frequencies;
}

/** Walks over the positions of one word, document by document: no list is made, none is looked at twice. */
class Cursor {
  private posting = 0;
  private at = 0;
  private end = 0;
  private readonly docs: Int32Array;
  private readonly starts: Int32Array;
  private readonly all: Int32Array;
  private readonly offset: number;

  constructor({ postings, offset }: PhraseList) {
    const places = postings.places();
    this.docs = postings.docs;
    this.starts = places?.starts ?? new Int32Array(postings.docs.length + 1);
    this.all = places?.all ?? new Int32Array();
    this.offset = offset;
  }

  /** Goes on to a document that the word is in. */
  open(doc: number): void {
    while ((this.docs[this.posting] ?? doc) < doc) this.posting += 1;
    this.at = this.starts[this.posting] ?? 0;
    this.end = this.starts[this.posting + 1] ?? 0;
  }

  /** Where the phrase begins by the next position. */
  next(): number | undefined {
    if (this.at >= this.end) return undefined;
    const place = this.all[this.at] ?? 0;
    this.at += 1;
    return place - this.offset;
  }

  /** Whether the word stands where a phrase that begins there has it; asked in ascending order. */
  has(start: number): boolean {
    const wanted = start + this.offset;
    while (this.at < this.end && (this.all[this.at] ?? 0) < wanted) this.at += 1;
    return this.at < this.end && this.all[this.at] === wanted;
  }
}
