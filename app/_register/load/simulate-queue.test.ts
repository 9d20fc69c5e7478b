import { describe, expect, it } from "vitest";
import { erlangWait } from "./erlang-c";
import { exponential } from "./exponential";
import { simulateQueue } from "./simulate-queue";

const mean = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe("simulateQueue(scenario)", () => {
  it.each([
    { graders: 1, load: 0.5 },
    { graders: 2, load: 0.8 },
    { graders: 4, load: 0.7 },
    // Nearer to full, 400,000 answers are too few for a mean within a tenth.
    { graders: 16, load: 0.8 },
  ])(
    "waits as long as Erlang's formula says with $graders graders at $load of their time",
    ({ graders, load }) => {
      const perSecond = (graders * load) / 0.1;
      const { waits, busy } = simulateQueue({
        seed: 7,
        people: 1e9,
        graders,
        seconds: 400_000 / perSecond,
        rate: () => perSecond,
        mostRate: perSecond,
        service: (random) => ({ seconds: exponential(random, 0.1), stopped: false }),
      });
      const expected = erlangWait(perSecond, 0.1, graders);
      expect(Math.abs(mean(waits) - expected)).toBeLessThan(0.1 * expected);
      expect(Math.abs(busy - load)).toBeLessThan(0.02);
    },
  );

  it("gives the same for the same seed, and loses no answer", () => {
    const play = (seed: number) =>
      simulateQueue({
        seed,
        people: 50,
        graders: 2,
        seconds: 60,
        rate: (at) => at / 2,
        mostRate: 30,
        service: (random) => ({ seconds: 0.1, stopped: random() < 0.1 }),
      });
    expect(play(1)).toEqual(play(1));
    expect(play(1).waits.length).toBeGreaterThan(700);
    expect(play(1)).not.toEqual(play(2));
  });

  it("grades what still waits when nothing comes any more", () => {
    const flood = simulateQueue({
      seed: 3,
      people: 1,
      graders: 1,
      seconds: 10,
      rate: () => 100,
      mostRate: 100,
      service: () => ({ seconds: 0.1, stopped: false }),
    });
    expect(flood.mostDepth).toBeGreaterThan(800);
    expect(flood.end).toBeGreaterThan(90);
  });
});

describe("erlangWait(perSecond, seconds, graders)", () => {
  it("is the textbook's value for one grader, and infinite when more comes than can be graded", () => {
    // M/M/1: load / (1 - load) times the service time.
    expect(erlangWait(8, 0.1, 1)).toBeCloseTo(0.4);
    expect(erlangWait(20, 0.1, 2)).toBe(Number.POSITIVE_INFINITY);
  });
});
