import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import type { ExerciseKey, SqlExercise } from "../../exercise";
import { grade, type GradingKey } from "../../grader/grade";
import { GradingFailed } from "../../grader/grading-failed";
import { gradeLimits, type World } from "../../grader/observe";
import type { Verdict } from "../../grader/verdict";
import { type Check, type Compare, compareSchema } from "../../schema";
import type { GradingDatasets } from "../datasets";
import { prepare } from "../expect";
import { parseSql } from "../parse-sql";

/** An answer that wants to be passed, refused, or remembered wrongly. */
export interface HostileAnswer {
  name: string;
  sql: string;
  /** In the words of `verdictLine`: what a fair teacher gives. */
  gets: string;
  /** Wall time that it may take, milliseconds; `gradeLimits` unless told. */
  ms?: number;
}

/** What hostile answers are handed in for, and the two honest answers that are graded after each of them. */
export interface Target {
  key: ExerciseKey;
  datasets: GradingDatasets;
  right: string;
  wrong: { sql: string; gets: string };
}

/** Grades each answer on one engine, and after each the right and the wrong answer, which must get what they always get. */
export function gradeHostile(title: string, target: Target, answers: HostileAnswer[]): void {
  describe(`answers: ${title}`, () => {
    const bench = benchOf(target);
    for (const { name, sql, gets, ms } of answers) {
      it(`${name}: ${gets}`, async () => {
        expect(await bench.grade(sql, ms)).toBe(gets);
      });
      it(`after ${name} the next grades are right`, async () => {
        expect(await bench.grade(target.right)).toBe("passed");
        expect(await bench.grade(target.wrong.sql)).toBe(target.wrong.gets);
      });
    }
  });
}

/** Grades texts for a target, in the words of `verdictLine`. */
export interface Bench {
  grade(sql: string, ms?: number): Promise<string>;
}

/** One engine for all benches of a test file: what an answer leaves behind meets whatever is graded next. */
const engine = createNodeEngine({ spare: false });
afterAll(() => engine.close());

/** Prepares the key on one engine and grades on another, as the service does: no reference is ever where a learner's text runs. */
export function benchOf({ key, datasets }: Pick<Target, "key" | "datasets">): Bench {
  let prepared: GradingKey | undefined;
  beforeAll(async () => {
    const apart = createNodeEngine({ spare: false });
    const { known, open, hidden } = await prepare(key, datasets, { engine: apart, parse: parseSql });
    prepared = { known, expected: [...open, ...hidden] };
    await apart.close();
  });
  return {
    grade: async (sql, ms = gradeLimits.ms) => {
      if (!prepared) throw new Error("the key is not prepared yet");
      const world: World = { engine, parse: parseSql, limits: { ...gradeLimits, ms } };
      return grade(key.exercise as SqlExercise, prepared, sql, world).then(verdictLine, failureLine);
    },
  };
}

/** `passed`, `failed cells`, `rejected 42601`, `stopped time`. */
export function verdictLine(verdict: Verdict): string {
  switch (verdict.status) {
    case "passed":
      return "passed";
    case "failed":
      return `failed ${verdict.results[0]?.difference.kind ?? ""}`;
    case "rejected":
      return `rejected ${verdict.error.code}`;
    case "stopped":
      return `stopped ${verdict.limit}`;
  }
}

/** `our fault` for what the grader owns up to; anything else it throws is a crash. */
function failureLine(cause: unknown): string {
  return cause instanceof GradingFailed ? "our fault" : `crashed: ${String(cause).slice(0, 80)}`;
}

/** A made-up exercise on the little shop below. */
export function madeUp(
  checks: Check[],
  reference: string,
  compare: Partial<Compare> = {},
): Pick<Target, "key" | "datasets" | "right"> {
  const exercise: SqlExercise = {
    id: "made-up",
    moduleSlug: "made-up",
    title: "Made up",
    points: 1,
    prompt: "",
    hints: [],
    misconceptions: {},
    kind: "sql",
    dataset: "shop",
    compare: { ...compareSchema.parse({}), ...compare },
    checks,
    starter: "",
    seed: "",
  };
  const answers = { alternatives: [], wrong: [], equivalents: [] };
  const key = { exercise, file: "made-up", reference: { file: "made-up", text: reference }, ...answers };
  return { key, datasets: shop, right: reference };
}

/** A table small enough to see what goes wrong: 5 visible items, 7 and 9 hidden, 2,000 for plans. */
const shop: GradingDatasets = {
  open: [items(5)],
  hidden: [items(7), items(9)],
  large: () => items(2_000),
};

function items(count: number): Dataset {
  const text = `
CREATE TABLE items (
  id int PRIMARY KEY, name text NOT NULL, price numeric(12,2), made timestamptz, code char(3), weight float8, raw bytea);
INSERT INTO items
SELECT i, 'item ' || i, i * 1.25, '2024-01-01'::timestamptz + i * interval '1 day', 'c' || i % 10, i / 3.0, '\\x00ff'
FROM generate_series(1, ${count}) AS i;`;
  const version = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { name: `shop-${count}`, version, files: [{ path: "shop.sql", text }] };
}
