/** Places between which a text may be cut: ascending offsets, 0 and the text's length among them. */
export class Boundaries {
  constructor(private readonly offsets: readonly number[]) {}

  /** The last boundary before `offset`, -1 when there is none. */
  preceding(offset: number): number {
    return this.offsets[this.firstFrom(offset) - 1] ?? -1;
  }

  /** The first boundary behind `offset`, -1 when there is none. */
  following(offset: number): number {
    return this.offsets[this.firstFrom(offset + 1)] ?? -1;
  }

  private firstFrom(offset: number): number {
    let [low, high] = [0, this.offsets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
