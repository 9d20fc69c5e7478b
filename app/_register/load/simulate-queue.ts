import { Random } from "@/content/server/harbor/random";
import type { Lane } from "../database/tables";
import { exponential } from "./exponential";
import { WaitingLine } from "./waiting-line";

/** A queue to play through. Times are seconds, rates are answers a second. */
export interface Scenario {
  seed: number;
  people: number;
  graders: number;
  /** How long answers come; what waits then is graded to the end. */
  seconds: number;
  /** Answers a second at a moment, and the most that it ever is. */
  rate: (at: number) => number;
  mostRate: number;
  /** Seconds that a grader is busy with an answer, and whether its person's next goes to the slow lane. */
  service: (random: () => number) => { seconds: number; stopped: boolean };
}

/** What came of it: seconds that each answer waited until a grader took it, in the order of being taken. */
export interface Played {
  waits: number[];
  mostDepth: number;
  /** Share of the graders' time that they worked, until the last answer was graded. */
  busy: number;
  /** Seconds until the last answer was graded. */
  end: number;
}

/** So many time-outs in a row send a person's next answer to the slow lane, as in ../queue/enqueue.ts. */
const stoppedInARow = 2;

/** Plays a queue through, event by event, in the order that the register keeps; the same seed gives the same result. */
export function simulateQueue(scenario: Scenario): Played {
  const numbers = new Random(scenario.seed);
  const random = (): number => numbers.next();
  const line = new WaitingLine();
  const free = new SoonestFree(scenario.graders);
  const stopped = new Map<number, number>();
  const waits: number[] = [];
  let [mostDepth, worked, end, id] = [0, 0, 0, 0];
  for (let next = arrival(scenario, 0, random); next !== undefined || line.depth > 0; ) {
    if (next !== undefined && (line.depth === 0 || next <= free.at)) {
      const person = Math.floor(random() * scenario.people);
      const lane: Lane = (stopped.get(person) ?? 0) >= stoppedInARow ? "slow" : "normal";
      line.push({ id: id++, person, lane, at: next });
      mostDepth = Math.max(mostDepth, line.depth);
      next = arrival(scenario, next, random);
      continue;
    }
    const taken = line.pop();
    if (!taken) break;
    const start = Math.max(free.at, taken.at);
    const service = scenario.service(random);
    waits.push(start - taken.at);
    worked += service.seconds;
    free.busyUntil(start + service.seconds);
    end = Math.max(end, start + service.seconds);
    if (service.stopped) stopped.set(taken.person, (stopped.get(taken.person) ?? 0) + 1);
    else stopped.delete(taken.person);
  }
  return { waits, mostDepth, busy: end === 0 ? 0 : worked / (scenario.graders * end), end };
}

/** The next arrival of a Poisson process whose rate changes, by thinning (Lewis and Shedler, 1979); undefined after the end. */
function arrival(
  { rate, mostRate, seconds }: Scenario,
  after: number,
  random: () => number,
): number | undefined {
  for (let at = after; ; ) {
    at += exponential(random, 1 / mostRate);
    if (at > seconds) return undefined;
    if (random() * mostRate <= rate(at)) return at;
  }
}

/** When each grader is free: a binary heap, the soonest first. */
class SoonestFree {
  readonly #at: Float64Array;

  constructor(graders: number) {
    this.#at = new Float64Array(graders);
  }

  get at(): number {
    return this.#at[0] ?? 0;
  }

  /** Gives work to the grader that is free soonest. */
  busyUntil(at: number): void {
    const heap = this.#at;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const below = (heap[left + 1] ?? Infinity) < (heap[left] ?? Infinity) ? left + 1 : left;
      const value = heap[below] ?? Infinity;
      if (value >= at) break;
      heap[i] = value;
      i = below;
    }
    heap[i] = at;
  }
}
