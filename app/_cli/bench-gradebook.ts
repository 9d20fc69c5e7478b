import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { readEnvironment } from "@/app/_register/environment";
import { openRegister, type Register } from "@/app/_register/open-register";
import { soloActor } from "@/app/_register/people/actor";
import type { Benchmark, Figure } from "./bench-result";
import { stop } from "./child";
import { percentile } from "./percentile";
import { freePort } from "./port";
import { startSite } from "./site";

const learners = 2_000;
const assignments = 6;
const exercises = 10;

/** The gradebook of a large class over HTTP: one page of it, and all of it as CSV. */
export const gradebookBenchmarks: Benchmark[] = [
  { name: "gradebook", slow: true, run: ({ quick }) => benchGradebook(quick ? 2 : 7) },
];

async function benchGradebook(n: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "rowhouse-gradebook-"));
  try {
    await fill(folder);
    const site = await startSite({
      port: await freePort(),
      output: "errors",
      env: { ROWHOUSE_DATA: folder, GRADERS: "1" },
    });
    try {
      const page = `${site.url}/class/large/gradebook?from=500`;
      const whole = `${site.url}/api/classes/large/gradebook?as=csv`;
      await timed(page, "Learner 1");
      return [
        await figure("gradebook.page", n, () => timed(page, "Learner 1")),
        await figure("gradebook.export", n, () => timed(whole, "Learner 1")),
      ];
    } finally {
      await stop(site, 60_000);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds until all of an answer has come, which must hold a text. */
async function timed(url: string, holds: string): Promise<number> {
  const started = performance.now();
  const reply = await fetch(url);
  const text = await reply.text();
  const ms = performance.now() - started;
  if (!reply.ok || !text.includes(holds))
    throw new Error(`${url} answered ${reply.status} without "${holds}".`);
  return ms;
}

async function figure(name: string, n: number, once: () => Promise<number>): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i < n; i += 1) times.push(await once());
  const p50 = percentile(times, 0.5);
  return { name, value: p50, unit: "ms", p50, p95: percentile(times, 0.95), n };
}

/** A class that the one person of solo mode teaches, with two attempts of every learner at every exercise. */
async function fill(folder: string): Promise<void> {
  const environment = readEnvironment({ ROWHOUSE_DATA: folder });
  if (environment.kind === "bad") throw new Error(environment.problems.join("\n"));
  const register = await openRegister(environment.value, process.cwd());
  try {
    for (const statement of statements()) await statement.execute(register.db);
  } finally {
    await register.close();
  }
}

function statements(): { execute: (db: Register["db"]) => Promise<unknown> }[] {
  const people = sql`generate_series(1, ${sql.lit(learners)}) p`;
  const asked = sql`generate_series(1, ${sql.lit(assignments)}) a, generate_series(1, ${sql.lit(exercises)}) e`;
  return [
    sql`INSERT INTO person (id, name, email) SELECT 'p' || p, 'Learner ' || p, 'p' || p || '@example.org' FROM ${people}`,
    sql`INSERT INTO class (id, name, join_code) VALUES ('large', 'A large class', 'LARGE')`,
    sql`INSERT INTO membership (class_id, person_id, role) VALUES ('large', ${soloActor.personId}, 'instructor')`,
    sql`INSERT INTO membership (class_id, person_id, role) SELECT 'large', 'p' || p, 'learner' FROM ${people}`,
    sql`INSERT INTO assignment (id, class_id, title, due_at) SELECT 'a' || a, 'large', 'Week ' || a, now() FROM generate_series(1, ${sql.lit(assignments)}) a`,
    sql`INSERT INTO assignment_exercise SELECT 'a' || a, 'e' || a || '-' || e, e, 1 FROM ${asked}`,
    sql`INSERT INTO exercise_version SELECT 'e' || a || '-' || e, 'v', 'E', 1 FROM ${asked}`,
    sql`INSERT INTO submission (id, person_id, assignment_id, exercise_id, exercise_version, answer, idempotency_key, attempt, status, received_at)
      SELECT p || '.' || a || '.' || e || '.' || n, 'p' || p, 'a' || a, 'e' || a || '-' || e, 'v', 'SELECT 1', a || '.' || e || '.' || n, n, 'graded',
        now() - n * interval '1 hour'
      FROM ${people}, ${asked}, generate_series(1, 2) n`,
    sql`INSERT INTO verdict (submission_id, grader_version, status, told, engine, dataset_version, ms)
      SELECT id, 'g', CASE WHEN attempt = 1 THEN 'passed' ELSE 'failed' END, '{}', 'e', 'd', 1 FROM submission`,
    sql`UPDATE submission s SET verdict_id = v.id FROM verdict v WHERE v.submission_id = s.id`,
    sql`ANALYZE`,
  ];
}
