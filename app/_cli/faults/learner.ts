import { setTimeout as wait } from "node:timers/promises";

/** What was handed in, and what the server said to it. */
export interface HandedIn {
  key: string;
  exercise: string;
  answer: string;
  /** Every id that was given for this key: more than one is a doubled answer. */
  ids: Set<string>;
  /** `passed` or `failed`, what a right verdict is. */
  right: string;
}

const exercise = "country-unknown";
const answers: [answer: string, right: string][] = [
  ["SELECT id, email FROM customers WHERE country IS NULL", "passed"],
  ["SELECT id, email FROM customers WHERE country = NULL", "failed"],
];

/** Numbers from a seed: mulberry32, a generator of 32 bits in the public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody who hands in until told to stop, as a page does: a key per answer, and again with the same key until it is taken. */
export class Learner {
  readonly handed: HandedIn[] = [];
  private going = true;

  constructor(
    private readonly name: string,
    private readonly url: () => string,
    private readonly random: () => number,
  ) {}

  stop(): void {
    this.going = false;
  }

  /** Hands in one answer after the other, `perSecond` of them on average. */
  async work(perSecond: number): Promise<void> {
    while (this.going) {
      await this.handIn();
      await wait((1_000 / perSecond) * (0.5 + this.random()));
    }
  }

  /** One answer; resolves when it was taken. */
  async handIn(): Promise<HandedIn> {
    const [text, right] = answers[Math.floor(this.random() * answers.length)] ?? ["", ""];
    const number = this.handed.length;
    // A comment makes each text its own.
    const one: HandedIn = {
      key: `${this.name}-key-${number}`,
      exercise,
      answer: `${text} -- ${this.name} ${number}`,
      ids: new Set(),
      right,
    };
    this.handed.push(one);
    while (!(await this.post(one))) await wait(150);
    // An impatient page sends again what it has sent.
    if (this.random() < 0.2) await this.post(one);
    return one;
  }

  private async post(one: HandedIn): Promise<boolean> {
    try {
      const reply = await fetch(`${this.url()}/api/submissions`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ exerciseId: one.exercise, answer: one.answer, idempotencyKey: one.key }),
        signal: AbortSignal.timeout(10_000),
      });
      if (reply.status !== 202) return false;
      one.ids.add(((await reply.json()) as { id: string }).id);
      return true;
    } catch {
      return false; // killed meanwhile: the next try finds it again
    }
  }
}
