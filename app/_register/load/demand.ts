import type { Scenario } from "./simulate-queue";

/** How much a course asks for. Each number is an assumption that the command line can change. */
export interface Demand {
  learners: number;
  /** Answers that a learner hands in within a week. */
  answersAWeek: number;
  /** The busiest moment before a deadline, as a multiple of the weekly mean. */
  burst: number;
  /** Minutes within which the rate grows by the factor e on its way to the deadline. */
  growthMinutes: number;
}

/** Milliseconds, log-normal. */
export interface Spread {
  median: number;
  p95: number;
}

/** What an answer costs a grader. */
export interface Cost {
  /** Judging it on all data. */
  judged: Spread;
  /** Looking for the smallest counter-example, for the share of answers that are wrong. */
  counterexample: Spread;
  wrong: number;
  /** Share of answers that never end, and the seconds that they take. */
  endless: number;
  endlessSeconds: number;
}

const secondsOfAWeek = 7 * 24 * 3_600;
/** The 95th percentile of the normal distribution, in standard deviations. */
const z95 = 1.645;

/** Answers a second over a whole week. */
export const weeklyMean = ({ learners, answersAWeek }: Demand): number =>
  (learners * answersAWeek) / secondsOfAWeek;

const sigma = ({ median, p95 }: Spread): number => Math.log(p95 / median) / z95;

/** The mean of a log-normal distribution, in seconds. */
const mean = (spread: Spread): number => (spread.median / 1_000) * Math.exp(sigma(spread) ** 2 / 2);

/** Box and Muller (1958): two even draws make a normal one. */
function draw(spread: Spread, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return (spread.median / 1_000) * Math.exp(sigma(spread) * normal);
}

/** Seconds of a grader that an answer costs on average. */
export const meanSeconds = ({ judged, counterexample, wrong, endless, endlessSeconds }: Cost): number =>
  (1 - endless) * (mean(judged) + wrong * mean(counterexample)) + endless * endlessSeconds;

/** Draws what one answer costs. */
export function drawCost({
  judged,
  counterexample,
  wrong,
  endless,
  endlessSeconds,
}: Cost): Scenario["service"] {
  return (random) => {
    if (random() < endless) return { seconds: endlessSeconds, stopped: true };
    const more = random() < wrong ? draw(counterexample, random) : 0;
    return { seconds: draw(judged, random) + more, stopped: false };
  };
}

type Arrivals = Pick<Scenario, "rate" | "mostRate" | "seconds">;

/** An hour at the weekly mean. */
export function ordinaryHour(demand: Demand): Arrivals {
  const perSecond = weeklyMean(demand);
  return { rate: () => perSecond, mostRate: perSecond, seconds: 3_600 };
}

/** Three hours that end with a deadline: the rate grows by itself until the deadline, and nothing comes after it. */
export function deadline(demand: Demand): Arrivals {
  const perSecond = weeklyMean(demand);
  const seconds = 3 * 3_600;
  const growth = demand.growthMinutes * 60;
  return {
    seconds,
    mostRate: perSecond * demand.burst,
    rate: (at) => perSecond * (1 + (demand.burst - 1) * Math.exp((at - seconds) / growth)),
  };
}
