/** The best of many candidates that come one after the other: a heap of as many as are wanted, the worst of them on top. */
export class Best<T> {
  private readonly heap: T[] = [];

  constructor(
    private readonly most: number,
    /** A total order: whether the first comes behind the second. */
    private readonly isBehind: (candidate: T, other: T) => boolean,
  ) {}

  /** The one that has to be beaten; undefined while there is room. */
  get worst(): T | undefined {
    return this.heap.length < this.most ? undefined : this.heap[0];
  }

  offer(candidate: T): void {
    const { heap, most } = this;
    if (heap.length < most) this.rise(candidate);
    else if (heap[0] !== undefined && this.isBehind(heap[0], candidate)) this.sink(candidate);
  }

  /** The best first. */
  sorted(): T[] {
    return this.heap.toSorted((a, b) => (this.isBehind(a, b) ? 1 : -1));
  }

  /** A new last one goes up while it is worse than what stands above. */
  private rise(candidate: T): void {
    const { heap, isBehind } = this;
    let at = heap.push(candidate) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above];
      if (other === undefined || !isBehind(candidate, other)) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = candidate;
  }

  /** A new top goes down while one of the two below is worse. */
  private sink(candidate: T): void {
    const { heap, isBehind } = this;
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      if (left === undefined) break;
      const takesRight = right !== undefined && isBehind(right, left);
      const below = takesRight ? right : left;
      if (!isBehind(below, candidate)) break;
      heap[at] = below;
      at = 2 * at + (takesRight ? 2 : 1);
    }
    heap[at] = candidate;
  }
}
