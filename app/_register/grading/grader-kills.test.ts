import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { Grader } from "@/exercises/server/grading/grader";
import type { Database } from "../database/database";
import { memoryDatabase } from "../database/test-databases";
import { mostTries } from "../queue/lease";
import { accept } from "../submissions/accept";
import { GradingService } from "./grading-service";

const kills = 8;
/** Longest time in milliseconds from one kill to the next: a fresh process has begun to grade by then, or has graded several. */
const apart = 2_000;

const answers = [
  ["SELECT id, email FROM customers WHERE country IS NULL", "passed"],
  ["SELECT id, email FROM customers WHERE country = NULL", "failed"],
] as const;

const graders: Grader[] = [];
afterAll(() => {
  for (const one of graders) one.close();
});

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

/** Somebody new hands in an answer; the ids are those of the submission and its expected status. */
async function handIn({ db }: Database, i: number): Promise<{ id: string; expected: string }> {
  const personId = `killed-${i}`;
  const [answer, expected] = answers[i % 2 === 0 ? 0 : 1];
  await db
    .insertInto("person")
    .values({ id: personId, name: "P", email: `${personId}@example.org` })
    .execute();
  const exercise = { version: "v1", title: "Country unknown", points: 1 };
  const world = { exercise, limited: false, target: () => Promise.resolve(undefined) };
  const handed = { exerciseId: "country-unknown", answer, idempotencyKey: `key-of-${i}` };
  const taken = await accept(db, { personId, name: "P", siteRole: "learner" }, handed, world);
  if (!("id" in taken)) throw new Error("the answer was not accepted");
  return { id: taken.id, expected };
}

/** Ends the grader from outside. A job in its last try is spared: a third kill makes it a dead letter, as it should. */
async function kill({ db }: Database, grader: Grader): Promise<boolean> {
  const last = await db
    .selectFrom("job")
    .select("id")
    .where("state", "=", "leased")
    .where("tries", ">=", mostTries)
    .executeTakeFirst();
  const pid = await grader.pid();
  if (last || pid === undefined) return false;
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    return false; // it has just ended
  }
}

describe("GradingService with a real grader", () => {
  it(`grades every answer exactly once while its grader is killed ${kills} times at random`, async () => {
    const database = await memoryDatabase();
    const { db } = database;
    const grader = new Grader(process.cwd());
    graders.push(grader);
    const service = new GradingService({
      db,
      worker: "killed",
      graders: [grader],
      graderVersion: () => Promise.resolve("g1"),
      log: () => undefined,
    });
    service.start();
    const random = seeded(5);
    const handed: { id: string; expected: string }[] = [];
    for (let done = 0; done < kills; ) {
      if (handed.length <= done) handed.push(await handIn(database, done));
      service.wake();
      await wait(random() * apart);
      if (await kill(database, grader)) done += 1;
    }
    const states = async (): Promise<unknown[]> =>
      await db.selectFrom("job").select("state").where("state", "<>", "done").execute();
    await expect.poll(states, { timeout: 120_000, interval: 250 }).toEqual([]);
    const verdicts = await db
      .selectFrom("verdict")
      .innerJoin("submission", "submission.id", "verdict.submission_id")
      .select(["submission.id", "submission.status as state", "verdict.status", "spent"])
      .orderBy("submission.id")
      .execute();
    expect(verdicts).toEqual(
      handed
        .map(({ id, expected }) => ({ id, state: "graded", status: expected, spent: true }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    // Some kills hit an answer under way, or the test would show nothing.
    const jobs = await db.selectFrom("job").select("tries").execute();
    expect(jobs.reduce((sum, { tries }) => sum + tries, 0)).toBeGreaterThan(handed.length);
    await service.stop();
    await database.close();
  }, 300_000);
});
