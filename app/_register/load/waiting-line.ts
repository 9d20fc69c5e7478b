import type { Lane } from "../database/tables";

/** An answer that waits. */
export interface Waiting {
  id: number;
  person: number;
  lane: Lane;
  /** Seconds since the start at which it came. */
  at: number;
}

interface Placed extends Waiting {
  turn: number;
}

const lanes: readonly Lane[] = ["normal", "slow", "regrade"];

/** Negative when `a` is leased before `b`: the order of `lease` in ../queue/lease.ts. */
export const fairOrder = (a: Placed, b: Placed): number =>
  lanes.indexOf(a.lane) - lanes.indexOf(b.lane) || a.turn - b.turn || a.id - b.id;

/** The queue without a database: turns are given as `enqueue` gives them, and the next one is a binary heap's first. */
export class WaitingLine {
  readonly #heap: Placed[] = [];
  readonly #waiting = new Map<number, number>();

  /** How many wait. */
  get depth(): number {
    return this.#heap.length;
  }

  /** Puts an answer at the place that is fair. */
  push(one: Waiting): void {
    const turn = this.#waiting.get(one.person) ?? 0;
    this.#waiting.set(one.person, turn + 1);
    this.#heap.push({ ...one, turn });
    this.#rise(this.#heap.length - 1);
  }

  /** Takes the next one; undefined when nobody waits. */
  pop(): Waiting | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (!first || !last) return undefined;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    const left = (this.#waiting.get(first.person) ?? 1) - 1;
    if (left === 0) this.#waiting.delete(first.person);
    else this.#waiting.set(first.person, left);
    return first;
  }

  #rise(from: number): void {
    for (let i = from; i > 0; ) {
      const above = (i - 1) >> 1;
      if (!this.#swapIfBefore(i, above)) return;
      i = above;
    }
  }

  #sink(from: number): void {
    for (let i = from; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const [a, b] = [this.#heap[left], this.#heap[right]];
      const below = a && b && fairOrder(b, a) < 0 ? right : left;
      if (!this.#swapIfBefore(below, i)) return;
      i = below;
    }
  }

  #swapIfBefore(i: number, j: number): boolean {
    const [a, b] = [this.#heap[i], this.#heap[j]];
    if (!a || !b || fairOrder(a, b) >= 0) return false;
    this.#heap[i] = b;
    this.#heap[j] = a;
    return true;
  }
}
