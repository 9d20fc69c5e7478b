import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Graded } from "@/exercises/server/grading/graded";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import { deadLetters, requeue } from "./dead-letters";
import { enqueue } from "./enqueue";
import { fail, giveBack, type Lease, lease, reclaim, renew } from "./lease";
import { settle } from "./settle";

const graded = (status: "passed" | "failed" | "stopped" = "passed"): Graded => ({
  verdict:
    status === "passed"
      ? { status }
      : status === "failed"
        ? { status, results: [] }
        : { status, limit: "time" },
  feedback: { title: status, says: [] },
  datasets: 6,
  engine: "PGlite 0.0.0",
  datasetVersion: "1",
});

let count = 0;
/** Somebody with answers in the queue; the ids of the answers. */
async function handIn({ db }: Database, person: string, answers: number): Promise<string[]> {
  await db
    .insertInto("person")
    .values({ id: person, name: person, email: `${person}@example.org` })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  await db
    .insertInto("exercise_version")
    .values({ exercise_id: "one", version: "v1", title: "One", points: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const ids: string[] = [];
  for (let i = 0; i < answers; i += 1) {
    count += 1;
    const id = `${person}/${count}`;
    await db.transaction().execute(async (trx) => {
      const values = {
        id,
        person_id: person,
        exercise_id: "one",
        exercise_version: "v1",
        answer: "SELECT 1",
      };
      await trx
        .insertInto("submission")
        .values({ ...values, idempotency_key: id, attempt: count })
        .execute();
      await enqueue(trx, { submissionId: id, personId: person });
    });
    ids.push(id);
  }
  return ids;
}

const empty = async ({ db }: Database): Promise<void> => {
  await sql`TRUNCATE job, verdict, submission, person CASCADE`.execute(db);
};

async function leased({ db }: Database): Promise<Lease> {
  const found = await lease(db, "test");
  if (!found) throw new Error("Nothing waits.");
  return found;
}

const settled = (one: Graded = graded()): Parameters<typeof settle>[2] => ({
  graded: one,
  graderVersion: "g1",
  ms: 3.6,
});

describeOnEach("the queue", (database) => {
  it("gives everybody's first before anybody's second", async () => {
    await empty(database());
    await handIn(database(), "flood", 5);
    await handIn(database(), "late", 1);
    await handIn(database(), "later", 2);
    const order: string[] = [];
    for (let one = await lease(database().db, "w"); one; one = await lease(database().db, "w"))
      order.push(one.personId);
    expect(order).toEqual(["flood", "late", "later", "flood", "later", "flood", "flood", "flood"]);
  });

  it("gives no job to two of eight workers", async () => {
    await empty(database());
    const { db } = database();
    for (const person of ["a", "b", "c", "d"]) await handIn(database(), person, 10);
    const found: string[] = [];
    const work = async (name: string): Promise<void> => {
      for (let one = await lease(db, name); one; one = await lease(db, name)) {
        found.push(one.submissionId);
        expect(await settle(db, one, settled())).toBe(true);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, i) => work(`w${i}`)));
    expect(new Set(found).size).toBe(40);
    expect(found).toHaveLength(40);
    const { rows } = await sql<{
      verdicts: string;
      graded: string;
    }>`SELECT (SELECT count(*) FROM verdict) AS verdicts,
      (SELECT count(*) FROM submission WHERE status = 'graded' AND spent) AS graded`.execute(db);
    expect(rows).toEqual([{ verdicts: "40", graded: "40" }]);
  });

  it("refuses the verdict of a worker whose lease has ended", async () => {
    await empty(database());
    const { db } = database();
    await handIn(database(), "a", 1);
    const first = await leased(database());
    await sql`UPDATE job SET lease_until = clock_timestamp() - interval '1 second'`.execute(db);
    expect(await reclaim(db)).toEqual({ queued: 1, dead: 0 });
    const second = await leased(database());
    expect(await renew(db, first)).toBe(false);
    expect(await settle(db, first, settled(graded("failed")))).toBe(false);
    expect(await renew(db, second)).toBe(true);
    expect(await settle(db, second, settled())).toBe(true);
    expect(await settle(db, second, settled())).toBe(false);
    expect(await db.selectFrom("verdict").select("status").execute()).toEqual([{ status: "passed" }]);
  });

  it("tries three times, then tells that our side failed and uses no attempt; requeued it is graded", async () => {
    await empty(database());
    const { db } = database();
    const [id = ""] = await handIn(database(), "a", 1);
    const stateOf = (): Promise<unknown> =>
      db.selectFrom("submission").select(["status", "spent"]).where("id", "=", id).executeTakeFirst();
    expect(await fail(db, await leased(database()), "the engine broke")).toBe("again");
    expect(await stateOf()).toEqual({ status: "queued", spent: true });
    expect(await fail(db, await leased(database()), "the engine broke")).toBe("again");
    const last = await leased(database());
    expect(await fail(db, last, "the engine broke")).toBe("dead");
    expect(await fail(db, last, "the engine broke")).toBe("not ours");
    expect(await stateOf()).toEqual({ status: "failed", spent: false });
    expect(await lease(db, "w")).toBeUndefined();
    expect(await deadLetters(db)).toMatchObject([
      { submissionId: id, tries: 3, lastError: "the engine broke" },
    ]);
    expect(await requeue(db)).toBe(1);
    expect(await settle(db, await leased(database()), settled(graded("failed")))).toBe(true);
    expect(await stateOf()).toEqual({ status: "graded", spent: true });
  });

  it("counts a worker that dies without a word as a try, and one that gives back as none", async () => {
    await empty(database());
    const { db } = database();
    const [id = ""] = await handIn(database(), "a", 1);
    await giveBack(db, await leased(database()));
    for (let tries = 1; tries <= 3; tries += 1) {
      expect((await leased(database())).tries).toBe(tries);
      await sql`UPDATE job SET lease_until = clock_timestamp() - interval '1 second'`.execute(db);
      expect(await reclaim(db)).toEqual(tries < 3 ? { queued: 1, dead: 0 } : { queued: 0, dead: 1 });
    }
    expect(await deadLetters(db)).toMatchObject([{ submissionId: id }]);
  });

  it("uses no attempt for an answer that was stopped, and two in a row go to the slow lane", async () => {
    await empty(database());
    const { db } = database();
    for (let i = 0; i < 2; i += 1) {
      await handIn(database(), "slow", 1);
      await settle(db, await leased(database()), settled(graded("stopped")));
    }
    expect(await db.selectFrom("submission").select("spent").where("spent", "=", true).execute()).toEqual([]);
    await handIn(database(), "slow", 1);
    await handIn(database(), "quick", 1);
    expect(await lease(db, "w", ["slow"])).toMatchObject({ personId: "slow", lane: "slow" });
    expect(await leased(database())).toMatchObject({ personId: "quick", lane: "normal" });
  });
});
