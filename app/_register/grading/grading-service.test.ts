import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import type { Graded } from "@/exercises/server/grading/graded";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import { accept } from "../submissions/accept";
import { submissionOf } from "../submissions/told";
import { type GraderProcess, GradingService } from "./grading-service";

const passed: Graded = {
  verdict: { status: "passed" },
  feedback: { title: "Passed", says: [] },
  datasets: 6,
  engine: "PGlite 0.0.0",
  datasetVersion: "1",
};

/** A grader that does what the test says; texts that it was given, in order. */
function grader(
  grade: (answer: string) => Promise<Graded>,
): GraderProcess & { seen: string[]; closed: boolean } {
  const one = {
    seen: [] as string[],
    closed: false,
    warm: () => undefined,
    close: () => {
      one.closed = true;
    },
    grade: (_: string, answer: string) => {
      one.seen.push(answer);
      return grade(answer);
    },
  };
  return one;
}

const running: GradingService[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

function serve({ db }: Database, graders: GraderProcess[]): { service: GradingService; lines: string[] } {
  const lines: string[] = [];
  const service = new GradingService({
    db,
    worker: "test",
    graders,
    graderVersion: () => Promise.resolve("g1"),
    log: (line) => lines.push(line),
  });
  service.start();
  running.push(service);
  return { service, lines };
}

let people = 0;
/** Hands in answers of somebody new; their ids. */
async function handIn({ db }: Database, ...answers: string[]): Promise<{ personId: string; ids: string[] }> {
  people += 1;
  const personId = `p${people}`;
  await db
    .insertInto("person")
    .values({ id: personId, name: "P", email: `${personId}@example.org` })
    .execute();
  const ids: string[] = [];
  for (const [i, answer] of answers.entries()) {
    const handed = { exerciseId: "one", answer, idempotencyKey: `${personId}-${i}` };
    const exercise = { version: "v1", title: "One", points: 1 };
    const world = { exercise, limited: false, target: () => Promise.resolve(undefined) };
    const taken = await accept(db, { personId, name: "P", siteRole: "learner" }, handed, world);
    if ("id" in taken) ids.push(taken.id);
  }
  return { personId, ids };
}

describeOnEach("GradingService", (database) => {
  const statusesOf = async ({ personId, ids }: Awaited<ReturnType<typeof handIn>>): Promise<unknown[]> =>
    Promise.all(ids.map(async (id) => (await submissionOf(database().db, id, personId, "s"))?.status));

  it("grades what is handed in, and says when something changed", async () => {
    const { service } = serve(database(), [grader(() => Promise.resolve(passed))]);
    let changes = 0;
    service.subscribe(() => (changes += 1));
    const handed = await handIn(database(), "a", "b");
    service.wake();
    await expect.poll(() => statusesOf(handed)).toEqual(["graded", "graded"]);
    expect(changes).toBeGreaterThanOrEqual(4);
    expect(service.load).toEqual({ ready: 1, busy: 0 });
  });

  it("gives up a poison answer after three tries in fresh processes, and goes on with the others", async () => {
    const one = grader((answer) =>
      answer === "poison" ? Promise.reject(new Error("it broke")) : Promise.resolve(passed),
    );
    const { lines } = serve(database(), [one]);
    const bad = await handIn(database(), "poison");
    const good = await handIn(database(), "good");
    await expect.poll(() => statusesOf(bad), { timeout: 10_000 }).toEqual(["failed"]);
    await expect.poll(() => statusesOf(good)).toEqual(["graded"]);
    expect(one.seen.filter((text) => text === "poison")).toHaveLength(3);
    expect(lines).toContain("ALERT: an answer could not be graded, its job is dead");
    const [told] = await database()
      .db.selectFrom("submission")
      .select("spent")
      .where("id", "in", bad.ids)
      .execute();
    expect(told).toEqual({ spent: false });
  });

  it("goes on once every grader that was wedged has been ended", async () => {
    // What a grader's own wall clock does: after a while the answer is refused, and the next process is sound.
    let wedged = 2;
    const stuck = (): Promise<Graded> =>
      wedged-- > 0
        ? wait(600).then(() => Promise.reject(new Error("no verdict within 0.6 s")))
        : Promise.resolve(passed);
    serve(database(), [grader(stuck), grader(stuck)]);
    const handed = await handIn(database(), "a", "b", "c");
    await expect.poll(() => statusesOf(handed), { timeout: 10_000 }).toEqual(["graded", "graded", "graded"]);
  });

  it("gives back what is under way when it stops, and another service grades it at once", async () => {
    const slow = grader(() => new Promise(() => undefined));
    const first = serve(database(), [slow]);
    const handed = await handIn(database(), "a");
    await expect.poll(() => slow.seen).toEqual(["a"]);
    const stopping = first.service.stop();
    await stopping;
    expect(slow.closed).toBe(true);
    expect(await statusesOf(handed)).toEqual(["queued"]);
    serve(database(), [grader(() => Promise.resolve(passed))]);
    await expect.poll(() => statusesOf(handed)).toEqual(["graded"]);
    const [job] = await database()
      .db.selectFrom("job")
      .select("tries")
      .where("submission_id", "in", handed.ids)
      .execute();
    expect(job).toEqual({ tries: 1 });
  }, 20_000);

  it("lets two services share the answers, none of them graded twice", async () => {
    const graders = [0, 1].map(() => grader(() => wait(5).then(() => passed)));
    for (const one of graders) serve(database(), [one]);
    const handed = await handIn(database(), ...Array.from({ length: 30 }, (_, i) => `answer ${i}`));
    await expect.poll(() => statusesOf(handed), { timeout: 20_000 }).toEqual(handed.ids.map(() => "graded"));
    const seen = graders.flatMap((one) => one.seen);
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });
});
