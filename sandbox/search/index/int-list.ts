/** A growing list of 32-bit numbers. */
export class IntList {
  private items: Int32Array;
  length = 0;

  constructor(capacity = 16) {
    this.items = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.items.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.length++] = value;
  }

  /** The list's own memory: valid until the next push. */
  view(): Int32Array {
    return this.items.subarray(0, this.length);
  }
}
