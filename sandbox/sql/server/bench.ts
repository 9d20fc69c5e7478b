import type { Dataset, Engine } from "../../engine";
import { pageLimits } from "../../engine";
import { createNodeEngine } from "./engine";
import { PostgresEngine } from "./postgres";
import { type RealPostgres, startRealPostgres } from "./real-postgres";

/** One line of `npm run bench -- --json`. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  p50: number;
  p95: number;
  n: number;
  rival?: { name: string; value: number };
  /** Ours divided by the rival's. */
  ratio?: number;
}

/** What both sides of the benchmark start from. */
export const benchDataset: Dataset = {
  name: "bench",
  version: "1",
  files: [
    {
      path: "schema.sql",
      text: `create table users (id int primary key, name text); create table orders (id int primary key, user_id int references users, total numeric);
        insert into users select i, 'user ' || i from generate_series(1, 20) i; insert into orders select i, 1 + i % 20, i * 1.25 from generate_series(1, 50) i;`,
    },
  ],
};
/** What both sides run: writes, a new index, a join. */
export const benchWork = `update orders set total = total + 1; insert into users values (99, 'new'); create index on orders (user_id);
  select u.name, sum(o.total) from users u join orders o on o.user_id = u.id group by u.name order by 1`;

/** The benchmarks of the SQL engine in Node; the rival is a fresh database from a template on real PostgreSQL, in the same run. */
export const benchmarks: { name: string; run(options: { quick: boolean }): Promise<BenchRow[]> }[] = [
  { name: "sql.reset.node", run: ({ quick }) => benchResets("sql.reset.node", "resets", quick) },
  {
    name: "sql.run-and-reset.node",
    run: ({ quick }) => benchResets("sql.run-and-reset.node", "wholes", quick),
  },
  { name: "sql.stop", run: ({ quick }) => benchStop(quick ? 3 : 10) },
];

async function benchResets(name: string, part: keyof Times, quick: boolean): Promise<BenchRow[]> {
  const ours = await timeResets(createNodeEngine({ spare: false }), quick ? 20 : 200);
  const real = await startRealPostgres();
  if ("skipped" in real) {
    console.error(`${name}: measured without its rival, ${real.skipped}`);
    return [row(name, ours[part], undefined)];
  }
  const theirs = await timeRival(real, quick ? 3 : 15);
  return [row(name, ours[part], theirs[part])];
}

async function timeRival(real: RealPostgres, n: number): Promise<Times> {
  try {
    return await timeResets(new PostgresEngine(real.url), n);
  } finally {
    await real.stop();
  }
}

interface Times {
  resets: number[];
  wholes: number[];
}

async function timeResets(engine: Engine, n: number): Promise<Times> {
  const times: Times = { resets: [], wholes: [] };
  try {
    await engine.reset(benchDataset);
    // The first runs warm caches on both sides and are not counted.
    for (let i = -3; i < n; i += 1) {
      const started = performance.now();
      const last = (await engine.run(benchWork, pageLimits)).at(-1);
      if (last?.kind !== "rows") throw new Error(`the measured text ended with ${JSON.stringify(last)}`);
      const ran = performance.now();
      await engine.reset(benchDataset);
      const ended = performance.now();
      if (i < 0) continue;
      times.resets.push(ended - ran);
      times.wholes.push(ended - started);
    }
    return times;
  } finally {
    await engine.close();
  }
}

/** From Stop to the answer of the next statement, with a warm spare. */
async function benchStop(n: number): Promise<BenchRow[]> {
  const engine = createNodeEngine();
  const times: number[] = [];
  try {
    await engine.reset(benchDataset);
    for (let i = 0; i < n; i += 1) {
      await engine.spareReady();
      const endless = engine.run("select pg_sleep(1000)", { ...pageLimits, ms: 60_000 });
      await new Promise((done) => setTimeout(done, 50));
      const started = performance.now();
      engine.stop();
      await endless;
      await engine.run("select 1", pageLimits);
      times.push(performance.now() - started);
    }
    return [row("sql.stop", times, undefined)];
  } finally {
    await engine.close();
  }
}

function row(name: string, times: number[], rival: number[] | undefined): BenchRow {
  const p50 = percentile(times, 0.5);
  const base = { name, value: p50, unit: "ms", p50, p95: percentile(times, 0.95), n: times.length };
  if (!rival) return base;
  const value = percentile(rival, 0.5);
  return {
    ...base,
    rival: { name: "PostgreSQL, CREATE DATABASE TEMPLATE", value },
    ratio: Math.round((p50 / value) * 10_000) / 10_000,
  };
}

function percentile(times: number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN);
}

const round = (x: number): number => Math.round(x * 100) / 100;
