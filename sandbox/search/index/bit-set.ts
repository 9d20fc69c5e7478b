/** One bit a document. */
export class BitSet {
  private readonly bytes: Uint8Array;

  constructor(size: number) {
    this.bytes = new Uint8Array((size + 7) >> 3);
  }

  add(at: number): void {
    this.bytes[at >> 3] = (this.bytes[at >> 3] ?? 0) | (1 << (at & 7));
  }

  remove(at: number): void {
    this.bytes[at >> 3] = (this.bytes[at >> 3] ?? 0) & ~(1 << (at & 7));
  }

  has(at: number): boolean {
    return ((this.bytes[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
  }

  copy(): BitSet {
    const copy = new BitSet(0);
    return Object.assign(copy, { bytes: this.bytes.slice() });
  }
}
