import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Engine } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { PostgresEngine } from "@/sandbox/sql/server/postgres";
import { startRealPostgres } from "@/sandbox/sql/server/real-postgres";
import type { ExerciseKey, SqlExercise } from "../exercise";
import { grade, type GradingKey } from "../grader/grade";
import { searchLimits } from "./counterexample/counterexample";
import { gradingDatasets } from "./datasets";
import { prepare } from "./expect";
import { GradingRoom } from "./grading/grading-room";
import { loadCatalog } from "./load";
import { parseSql } from "./parse-sql";
import { verifyAll } from "./verify";

/** One line of `npm run bench -- --json`. */
interface BenchRow {
  name: string;
  value: number;
  unit: string;
  p50?: number;
  p95?: number;
  n: number;
  rival?: { name: string; value: number };
  /** Ours divided by the rival's. */
  ratio?: number;
}

/** What grading costs. The rival of an ordinary grade is the same grader over real PostgreSQL, a database from a template per run. */
export const benchmarks: {
  name: string;
  slow?: boolean;
  run(options: { quick: boolean }): Promise<BenchRow[]>;
}[] = [
  { name: "grade.ordinary.node", run: ({ quick }) => benchOrdinary(quick) },
  { name: "grade.counterexample", run: ({ quick }) => benchCounterExamples(quick) },
  { name: "verify", slow: true, run: () => benchVerify() },
];

interface Ordinary {
  exercise: SqlExercise;
  key: GradingKey;
  answer: string;
}

/** Every exercise of the catalogue with its reference as the answer, on the three open datasets. */
async function ordinaryGrades(engine: Engine, most: number): Promise<Ordinary[]> {
  const datasets = await gradingDatasets("harbor");
  const open = { ...datasets, hidden: [], large: () => undefined };
  const grades: Ordinary[] = [];
  for (const key of (await sqlKeys()).slice(0, most)) {
    const prepared = await prepare(key, open, { engine, parse: parseSql });
    const { exercise, known, open: expected } = prepared;
    grades.push({ exercise, key: { known, expected }, answer: key.reference.text });
  }
  return grades;
}

async function benchOrdinary(quick: boolean): Promise<BenchRow[]> {
  const engine = createNodeEngine({ spare: false });
  try {
    const grades = await ordinaryGrades(engine, quick ? 5 : 100);
    const ours = await timeGrades(grades, engine, quick ? 2 : 8);
    const rival = await timeRival(grades.slice(0, quick ? 2 : 8));
    const p50 = percentile(ours, 0.5);
    const mean = ours.reduce((sum, ms) => sum + ms, 0) / ours.length;
    const versus =
      rival === undefined
        ? {}
        : {
            rival: { name: "PostgreSQL, CREATE DATABASE TEMPLATE", value: rival },
            ratio: round(p50 / rival),
          };
    return [
      {
        name: "grade.ordinary.node",
        value: p50,
        unit: "ms",
        p50,
        p95: percentile(ours, 0.95),
        n: ours.length,
        ...versus,
      },
      { name: "grade.per-second-per-core", value: round(1_000 / mean), unit: "per s", n: ours.length },
    ];
  } finally {
    await engine.close();
  }
}

async function timeGrades(grades: Ordinary[], engine: Engine, rounds: number): Promise<number[]> {
  const times: number[] = [];
  // The first round warms caches on both sides and is not counted.
  for (let turn = -1; turn < rounds; turn += 1) {
    for (const { exercise, key, answer } of grades) {
      const started = performance.now();
      const verdict = await grade(exercise, key, answer, { engine, parse: parseSql });
      if (verdict.status !== "passed") throw new Error(`${exercise.id}: the reference ${verdict.status}`);
      if (turn >= 0) times.push(performance.now() - started);
    }
  }
  return times;
}

async function timeRival(grades: Ordinary[]): Promise<number | undefined> {
  const real = await startRealPostgres();
  if ("skipped" in real) {
    console.error(`grade.ordinary.node: measured without its rival, ${real.skipped}`);
    return undefined;
  }
  const engine = new PostgresEngine(real.url);
  try {
    return percentile(await timeGrades(grades, engine, 1), 0.5);
  } finally {
    await engine.close();
    await real.stop();
  }
}

/** Every listed wrong answer, from the answer to its verdict with the counter-example. */
async function benchCounterExamples(quick: boolean): Promise<BenchRow[]> {
  const keys = await sqlKeys();
  const room = new GradingRoom(new Map(keys.map((key) => [key.exercise.id, key])), process.cwd());
  const times: number[] = [];
  try {
    for await (const _ of room.warm());
    for (const { exercise, wrong } of keys.slice(0, quick ? 3 : 100)) {
      for (const [i, answer] of wrong.entries()) {
        const started = performance.now();
        const { counterexample } = await room.grade(exercise.id, answer.text);
        // The first answer to an exercise prepares its key.
        if (counterexample && i > 0) times.push(performance.now() - started);
      }
    }
  } finally {
    await room.close();
  }
  const p50 = percentile(times, 0.5);
  const p95 = percentile(times, 0.95);
  console.error(`grade.counterexample: at most ${searchLimits.runs} pairs of runs each`);
  return [{ name: "grade.counterexample", value: p50, unit: "ms", p50, p95, n: times.length }];
}

/** The whole catalogue: with nothing kept from before, and with everything. */
async function benchVerify(): Promise<BenchRow[]> {
  const root = process.cwd();
  const catalog = await loadCatalog(root);
  if (!catalog.ok) throw new Error("The catalogue has problems: npm run verify");
  await rm(join(root, ".cache/verify"), { recursive: true, force: true });
  const rows: BenchRow[] = [];
  for (const name of ["verify.cold", "verify.warm"]) {
    const started = performance.now();
    const found = await verifyAll(catalog.value, { root, engines: availableParallelism() });
    if (!found.every(({ ok }) => ok)) throw new Error("Not every exercise is proved: npm run verify");
    rows.push({ name, value: round((performance.now() - started) / 1_000), unit: "s", n: 1 });
  }
  return rows;
}

async function sqlKeys(): Promise<(ExerciseKey & { exercise: SqlExercise })[]> {
  const catalog = await loadCatalog();
  if (!catalog.ok) throw new Error("The catalogue has problems: npm run verify");
  return catalog.value.filter(
    (key): key is ExerciseKey & { exercise: SqlExercise } => key.exercise.kind === "sql",
  );
}

function percentile(times: number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return round(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN);
}

const round = (x: number): number => Math.round(x * 100) / 100;
