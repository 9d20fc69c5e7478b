import { parseArgs } from "node:util";
import { randomKills } from "./faults/kills";
import { fullDisk } from "./faults/full-disk";
import * as scenarios from "./faults/scenarios";
import { type FaultWorld, pgliteWorld, postgresWorld } from "./faults/world";
import { buildProblem } from "./fingerprint";
import { isMain } from "./main-module";

const HELP = `npm run test:faults -- [--quick] [--kills N] [--seed N] [--on pglite|postgres] [--only X]

  Breaks a running site in every way that the platform must survive, and looks into the books afterwards: whatever was accepted is graded
  exactly once, attempts are counted right, sums are equal.

  --kills N   random kills of the web process and its graders under load, per database; 100 unless told
  --quick     6 kills, for every change
  --only X    faults whose name holds X
  --seed N    where the random numbers begin; 1 unless told

Ends with 0 when nothing was lost, 1 when something was, 2 when it could not be tried.`;

/** A row of the report. */
interface Row {
  fault: string;
  on: string;
  result: "passed" | "FAILED" | "not tried";
  seen: string;
  seconds: number;
}

type Fault = (world: FaultWorld) => Promise<scenarios.Outcome>;

const onBoth: [name: string, fault: Fault][] = [
  ["one answer fifty times at once", scenarios.sameAnswerFiftyTimes],
];
const onPglite: [name: string, fault: Fault][] = [
  ["a second process on the data folder", scenarios.secondProcess],
  ["a backup on a clean machine", scenarios.restoredBackup],
];
const onPostgres: [name: string, fault: Fault][] = [
  // PGlite has no clock but that of its process.
  ["the clock an hour off", scenarios.clockAnHourOff],
  ["the database down at start", scenarios.databaseDownAtStart],
  ["the database restarted under 20 answers a second", scenarios.databaseRestart],
  ["a rolling deploy with two sites", scenarios.rollingDeploy],
];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean" },
      kills: { type: "string" },
      seed: { type: "string" },
      on: { type: "string" },
      only: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  const unbuilt = buildProblem(process.cwd());
  if (unbuilt) {
    console.error(`The site is not built: ${unbuilt}. Build it first: npm run build`);
    return 2;
  }
  const plan = { seed: Number(values.seed ?? 1), kills: Number(values.kills ?? (values.quick ? 6 : 100)) };
  const rows: Row[] = [];
  const add = (row: Row): void => {
    rows.push(row);
    console.log(lineOf(row));
  };
  const wanted = ([name]: [string, Fault]): boolean => name.includes(values.only ?? "");
  if (values.on !== "postgres") {
    const faults = [...onBoth, ...onPglite, killing(plan)].filter(wanted);
    await run("PGlite", () => Promise.resolve(pgliteWorld()), faults, add);
    if ("a full disk".includes(values.only ?? "")) add(await tryDisk());
  }
  if (values.on !== "pglite")
    await run("PostgreSQL", postgresWorld, [...onBoth, ...onPostgres, killing(plan)].filter(wanted), add);
  const failed = rows.filter(({ result }) => result === "FAILED").length;
  console.log(`${rows.filter(({ result }) => result === "passed").length} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const killing = (plan: { seed: number; kills: number }): [string, Fault] => [
  `${plan.kills} kills of the web process and its graders`,
  async (world) => {
    const { problems, accepted, web, graders } = await randomKills(world, plan, console.error);
    return {
      problems,
      seen: `${web} of the web, ${graders} of graders, ${accepted} answers accepted, seed ${plan.seed}`,
    };
  },
];

async function run(
  on: string,
  open: () => Promise<FaultWorld>,
  faults: [string, Fault][],
  add: (row: Row) => void,
): Promise<void> {
  for (const [fault, act] of faults) {
    const started = performance.now();
    const outcome = await inWorld(open, act);
    const seconds = (performance.now() - started) / 1_000;
    const result = outcome.problems.length === 0 ? "passed" : "FAILED";
    add({ fault, on, result, seen: outcome.seen, seconds });
    for (const problem of outcome.problems.slice(0, 20)) console.log(`    ${problem}`);
  }
}

async function inWorld(open: () => Promise<FaultWorld>, act: Fault): Promise<scenarios.Outcome> {
  const world = await open();
  try {
    return await act(world);
  } catch (cause) {
    return { problems: [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)], seen: "" };
  } finally {
    await world.close();
  }
}

async function tryDisk(): Promise<Row> {
  const started = performance.now();
  const outcome = await fullDisk().catch((cause: unknown) => ({
    problems: [String(cause)],
    seen: String(cause),
  }));
  const seconds = (performance.now() - started) / 1_000;
  const row = { fault: "a full disk", on: "PGlite", seconds };
  if ("notTried" in outcome) return { ...row, result: "not tried", seen: outcome.notTried };
  const well = outcome.problems.length === 0;
  return {
    ...row,
    result: well ? "passed" : "FAILED",
    seen: well ? outcome.seen : outcome.problems.join("; "),
  };
}

const lineOf = ({ fault, on, result, seen, seconds }: Row): string =>
  `${result.padEnd(9)}  ${on.padEnd(10)}  ${fault.padEnd(50)}  ${seconds.toFixed(0).padStart(4)} s  ${seen}`;

if (isMain(import.meta.url)) process.exit(await main());
