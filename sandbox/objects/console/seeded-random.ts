/** Numbers in [0, 1) that are the same after every start: Tommy Ettinger's mulberry32. */
export class SeededRandom {
  /** Setting it back makes the same numbers come again. */
  state = 0x5eed;

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let word = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  }
}
