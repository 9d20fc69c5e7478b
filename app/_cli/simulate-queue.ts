import { parseArgs } from "node:util";
import {
  type Cost,
  type Demand,
  deadline,
  drawCost,
  meanSeconds,
  ordinaryHour,
  weeklyMean,
} from "@/app/_register/load/demand";
import { type Played, simulateQueue } from "@/app/_register/load/simulate-queue";
import { isMain } from "./main-module";
import { percentile } from "./percentile";

const HELP = `npx tsx app/_cli/simulate-queue.ts [options]

  --learners 20000   people of the course
  --graders 4        grader processes; without it, the fewest that hold the limit are looked for
  --deadline         the three hours before a deadline (without it, an hour at the weekly mean)
  --limit 1          seconds that 95 of 100 answers may wait (60 with --deadline)
  --answers 40       answers that a learner hands in within a week
  --burst 127        the busiest moment before a deadline, times the weekly mean
  --growth 30        minutes in which the rate grows by the factor e before a deadline
  --median 12        milliseconds that a grader needs to judge an answer on all data
  --p95 24           the same for 95 of 100
  --wrong 0.5        share of answers that are wrong: a smallest counter-example is looked for
  --search 258       milliseconds for that, at the median
  --search-p95 943   the same for 95 of 100
  --endless 0.005    share of answers that are stopped after 5 seconds
  --seed 1           the same seed gives the same figures
  --json             the figures as one JSON document`;

const numbers = {
  learners: "20000",
  answers: "40",
  burst: "127",
  growth: "30",
  median: "12",
  p95: "24",
  wrong: "0.5",
  search: "258",
  "search-p95": "943",
  endless: "0.005",
  seed: "1",
} as const;

interface Question {
  demand: Demand;
  cost: Cost;
  seed: number;
  before: boolean;
  limit: number;
}

/** Plays a queue through with so many graders. */
function play({ demand, cost, seed, before }: Question, graders: number): Played {
  const arrivals = before ? deadline(demand) : ordinaryHour(demand);
  return simulateQueue({ seed, people: demand.learners, graders, service: drawCost(cost), ...arrivals });
}

/** The fewest graders with which 95 of 100 answers wait no longer than the limit, by halving. */
function fewest(question: Question): number {
  const holds = (graders: number): boolean =>
    !(percentile(play(question, graders).waits, 0.95) > question.limit);
  let high = 1;
  while (!holds(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function figuresOf(question: Question, graders: number): Record<string, number> {
  const { waits, mostDepth, busy, end } = play(question, graders);
  const { demand, cost } = question;
  const mean = weeklyMean(demand);
  return {
    graders,
    "answers a second, weekly mean": mean,
    "answers a second, at most": question.before ? mean * demand.burst : mean,
    "grader seconds an answer": meanSeconds(cost),
    answers: waits.length,
    "waiting p50, s": percentile(waits, 0.5),
    "waiting p95, s": percentile(waits, 0.95),
    "waiting at most, s": percentile(waits, 1),
    "most that waited": mostDepth,
    "share of the graders' time": busy,
    "last verdict after the last answer could come, s": Math.max(0, end - (question.before ? 3 : 1) * 3_600),
  };
}

const options = {
  ...Object.fromEntries(Object.keys(numbers).map((name) => [name, { type: "string" as const }])),
  graders: { type: "string" },
  limit: { type: "string" },
  deadline: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** The numbers that were given, over those that are assumed; a sentence for one that is none. */
function readNumbers(values: Record<string, unknown>): ((name: string) => number) | string {
  const given: Record<string, unknown> = {
    ...numbers,
    limit: values["deadline"] ? "60" : "1",
    graders: "0",
    ...values,
  };
  const wrong = [...Object.keys(numbers), "limit", "graders"].find((name) => !(Number(given[name]) >= 0));
  if (wrong) return `--${wrong} is "${String(given[wrong])}". Give a number that is not negative.`;
  return (name) => Number(given[name]);
}

function main(): number {
  const values: Record<string, unknown> = parseArgs({ options }).values;
  if (values["help"]) {
    console.error(HELP);
    return 0;
  }
  const number = readNumbers(values);
  if (typeof number === "string") {
    console.error(number);
    return 2;
  }
  const question: Question = {
    demand: {
      learners: number("learners"),
      answersAWeek: number("answers"),
      burst: number("burst"),
      growthMinutes: number("growth"),
    },
    cost: {
      judged: { median: number("median"), p95: number("p95") },
      counterexample: { median: number("search"), p95: number("search-p95") },
      wrong: number("wrong"),
      endless: number("endless"),
      endlessSeconds: 5,
    },
    seed: number("seed"),
    before: values["deadline"] === true,
    limit: number("limit"),
  };
  const figures = figuresOf(question, number("graders") || fewest(question));
  if (values["json"]) console.log(JSON.stringify(figures));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(50)}${round(value)}`);
  return 0;
}

const round = (value: number): string =>
  String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

if (isMain(import.meta.url)) process.exitCode = main();
