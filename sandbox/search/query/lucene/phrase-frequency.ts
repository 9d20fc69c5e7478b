/** Positions of one word of a phrase in one document: ascending, each less the word's place in the phrase. */
export interface WordPositions {
  /** The word's place in the phrase. */
  readonly offset: number;
  readonly positions: Int32Array;
  /** Words with the same terms have the same group; absent when the word comes once in the phrase. */
  readonly group?: number;
}

/** How often the words stand exactly as the phrase has them (Lucene's ExactPhraseMatcher). */
export function exactFrequency(words: readonly WordPositions[]): number {
  const [first, ...others] = words;
  if (!first) return 0;
  const sets = others.map(({ offset, positions }) => new Set(Array.from(positions, (at) => at - offset)));
  let count = 0;
  for (const at of first.positions) if (sets.every((set) => set.has(at - first.offset))) count += 1;
  return count;
}

/** A word that walks over its positions. */
class Walker {
  private at = -1;
  position = 0;

  constructor(
    readonly word: WordPositions,
    readonly order: number,
  ) {}

  get offset(): number {
    return this.word.offset;
  }

  /** False behind the last position. */
  next(): boolean {
    this.at += 1;
    const place = this.word.positions[this.at];
    if (place === undefined) return false;
    this.position = place - this.word.offset;
    return true;
  }
}

const before = (a: Walker, b: Walker): number =>
  a.position - b.position || a.offset - b.offset || a.order - b.order;

/** The sum of `1 / (1 + distance)` over all places where the words lie within `slop` (Lucene's SloppyPhraseMatcher). */
export function sloppyFrequency(words: readonly WordPositions[], slop: number): number {
  const matcher = new SloppyMatcher(words, slop);
  let frequency = 0;
  while (matcher.nextMatch())
    frequency = Math.fround(frequency + Math.fround(1 / Math.fround(1 + matcher.matchLength)));
  return frequency;
}

class SloppyMatcher {
  private readonly walkers: readonly Walker[];
  private readonly groups: readonly (readonly Walker[])[];
  private queue: Walker[] = [];
  private end = Number.NEGATIVE_INFINITY;
  private positioned: boolean;
  matchLength = 0;

  constructor(
    words: readonly WordPositions[],
    private readonly slop: number,
  ) {
    this.walkers = words.map((word, i) => new Walker(word, i));
    const numbers = new Set(words.flatMap(({ group }) => group ?? []));
    this.groups = [...numbers].map((group) => this.walkers.filter(({ word }) => word.group === group));
    this.positioned = this.start();
  }

  private start(): boolean {
    for (const walker of this.walkers) if (!walker.next()) return false;
    // Of one word that comes several times each walker begins one position further.
    for (const group of this.groups) {
      for (const [i, walker] of group.entries()) {
        for (let step = 0; step < i; step++) if (!walker.next()) return false;
      }
    }
    for (const walker of this.walkers) this.end = Math.max(this.end, walker.position);
    this.queue = [...this.walkers].sort(before);
    return true;
  }

  nextMatch(): boolean {
    if (!this.positioned) return false;
    let walker = this.pop();
    this.matchLength = this.end - walker.position;
    let next = this.queue[0]?.position ?? Number.POSITIVE_INFINITY;
    while (this.advance(walker)) {
      if (!this.resolve(walker)) break;
      if (walker.position > next) {
        this.add(walker);
        if (this.matchLength <= this.slop) return true;
        walker = this.pop();
        next = this.queue[0]?.position ?? Number.POSITIVE_INFINITY;
        this.matchLength = this.end - walker.position;
      } else {
        this.matchLength = Math.min(this.matchLength, this.end - walker.position);
      }
    }
    this.positioned = false;
    return this.matchLength <= this.slop;
  }

  private pop(): Walker {
    const [first, ...rest] = this.queue;
    if (!first) throw new Error("a phrase has words");
    this.queue = rest;
    return first;
  }

  private add(walker: Walker): void {
    this.queue = [...this.queue, walker].sort(before);
  }

  private advance(walker: Walker): boolean {
    if (!walker.next()) return false;
    this.end = Math.max(this.end, walker.position);
    return true;
  }

  /** Two walkers of one word may not stand on the same position: the lesser one goes on. */
  private resolve(moved: Walker): boolean {
    const { group } = moved.word;
    if (group === undefined) return true;
    let walker = moved;
    for (;;) {
      const other = this.walkers.find(
        (each) =>
          each !== walker &&
          each.word.group === group &&
          each.position + each.offset === walker.position + walker.offset,
      );
      if (!other) break;
      walker = before(walker, other) < 0 ? walker : other;
      if (!this.advance(walker)) return false;
    }
    this.queue.sort(before);
    return true;
  }
}
