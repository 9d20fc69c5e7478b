import { expect, it } from "vitest";
import { describeOnEach } from "../database/each-database";
import type { Database } from "../database/database";
import type { Actor } from "../people/actor";
import { lease } from "../queue/lease";
import { accept, type Accepted, type AcceptWorld, type Handed, type Target } from "./accept";
import { giveUp, mayReadReference } from "./reference-right";
import { isReceipt } from "./receipt";
import { submissionOf } from "./told";

const exercise = { version: "v1", title: "Country unknown", points: 1 };
const free: AcceptWorld = { exercise, limited: false, target: () => Promise.resolve(undefined) };
const inClass = (target: Target): AcceptWorld => ({ ...free, target: () => Promise.resolve(target) });

let people = 0;
async function somebody({ db }: Database): Promise<Actor> {
  people += 1;
  const id = `person-${people}`;
  await db
    .insertInto("person")
    .values({ id, name: id, email: `${id}@example.org` })
    .execute();
  return { personId: id, name: id, siteRole: "learner" };
}

let keys = 0;
const handed = (answer = "SELECT 1", key = `key-${(keys += 1)}-00000000`): Handed => ({
  exerciseId: "country-unknown",
  answer,
  idempotencyKey: key,
});

const idOf = (taken: Accepted | { problem: unknown }): string => {
  if ("problem" in taken) throw new Error(JSON.stringify(taken.problem));
  return taken.id;
};

/** An assignment with three attempts, in a class of its own. */
async function assignment({ db }: Database, attempts: number | null = 3): Promise<Target> {
  const { id: classId } = await db
    .insertInto("class")
    .values({ name: "Databases", join_code: `CODE-${Math.random()}` })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto("assignment")
    .values({ class_id: classId, title: "Reading" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { assignmentId: id, state: "open", attemptLimit: attempts, practiceAfterwards: false };
}

describeOnEach("accept(db, actor, handed, world)", (database) => {
  it("takes one answer once, however often its key comes, and refuses the key for another text", async () => {
    const { db } = database();
    const actor = await somebody(database());
    const one = handed();
    const taken = await Promise.all(Array.from({ length: 50 }, () => accept(db, actor, one, free)));
    expect(new Set(taken.map(idOf)).size).toBe(1);
    expect(taken.filter((each) => "fresh" in each && each.fresh)).toHaveLength(1);
    expect(await accept(db, actor, { ...one, answer: "SELECT 2" }, free)).toMatchObject({
      problem: { status: 409, code: "idempotency_key_reused" },
    });
    const jobs = await db.selectFrom("job").select("id").where("person_id", "=", actor.personId).execute();
    expect(jobs).toHaveLength(1);
  });

  it("lets two people use the same key", async () => {
    const { db } = database();
    const one = handed();
    const ids = [await somebody(database()), await somebody(database())].map((actor) =>
      accept(db, actor, one, free),
    );
    expect(new Set((await Promise.all(ids)).map(idOf)).size).toBe(2);
  });

  it("takes exactly three of twenty parallel posts when three attempts are allowed", async () => {
    const { db } = database();
    const actor = await somebody(database());
    const world = inClass(await assignment(database()));
    const taken = await Promise.all(Array.from({ length: 20 }, () => accept(db, actor, handed(), world)));
    const refused = taken.flatMap((one) => ("problem" in one ? [one.problem.code] : []));
    expect(taken.length - refused.length).toBe(3);
    expect(new Set(refused)).toEqual(new Set(["no_attempts_left"]));
  });

  it("counts no attempt for an answer that did not run", async () => {
    const { db } = database();
    const actor = await somebody(database());
    const world = inClass(await assignment(database(), 1));
    const first = idOf(await accept(db, actor, handed(), world));
    expect(await accept(db, actor, handed(), world)).toMatchObject({ problem: { code: "no_attempts_left" } });
    await db.updateTable("submission").set({ spent: false }).where("id", "=", first).execute();
    expect(await accept(db, actor, handed(), world)).toMatchObject({ fresh: true });
  });

  it("refuses before it opens and after it closed, or takes it as practice", async () => {
    const { db } = database();
    const actor = await somebody(database());
    const target = await assignment(database());
    const codeOf = async (changed: Partial<Target>): Promise<unknown> =>
      accept(db, actor, handed(), inClass({ ...target, ...changed }));
    expect(await codeOf({ state: "not-open" })).toMatchObject({ problem: { code: "not_open", status: 422 } });
    expect(await codeOf({ state: "closed" })).toMatchObject({ problem: { code: "closed", status: 422 } });
    const id = idOf(
      await accept(db, actor, handed(), inClass({ ...target, state: "closed", practiceAfterwards: true })),
    );
    expect(await submissionOf(db, id, actor.personId, "secret")).toMatchObject({ counts: false });
  });

  it("takes one answer in flight and ten a minute in a class", async () => {
    const { db } = database();
    const actor = await somebody(database());
    const world = { ...free, limited: true };
    const burst = await Promise.all(Array.from({ length: 20 }, () => accept(db, actor, handed(), world)));
    expect(burst.filter((one) => "id" in one)).toHaveLength(1);
    expect(burst.at(-1)).toMatchObject({ problem: { status: 429, code: "in_flight", retryAfter: 2 } });
    const done = (): Promise<unknown> =>
      db
        .updateTable("submission")
        .set({ status: "graded" })
        .where("person_id", "=", actor.personId)
        .execute();
    for (let i = 1; i < 10; i += 1) {
      await done();
      idOf(await accept(db, actor, handed(), world));
    }
    await done();
    expect(await accept(db, actor, handed(), world)).toMatchObject({
      problem: { status: 429, code: "too_many" },
    });
  });

  it("shows the reference to who gave up, and takes no answer from them any more", async () => {
    const { db } = database();
    const actor = await somebody(database());
    expect(await mayReadReference(db, actor.personId, "country-unknown")).toBe(false);
    await giveUp(db, actor.personId, "country-unknown");
    expect(await mayReadReference(db, actor.personId, "country-unknown")).toBe(true);
    expect(await accept(db, actor, handed(), free)).toMatchObject({
      problem: { status: 422, code: "given_up" },
    });
  });

  it("tells who handed it in its place and a receipt, and nobody else that it is there", async () => {
    const { db } = database();
    await db.updateTable("job").set({ state: "done" }).execute();
    const [actor, other] = [await somebody(database()), await somebody(database())];
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.push(idOf(await accept(db, actor, handed(`SELECT ${i}`), free)));
    ids.push(idOf(await accept(db, other, handed(), free)));
    const places = await Promise.all(
      ids.map(
        async (id, i) => (await submissionOf(db, id, i < 3 ? actor.personId : other.personId, "s"))?.position,
      ),
    );
    expect(places).toEqual([1, 3, 4, 2]);
    const [id = ""] = ids;
    expect(await submissionOf(db, id, other.personId, "s")).toBeUndefined();
    const told = await submissionOf(db, id, actor.personId, "s");
    const facts = {
      submissionId: id,
      personId: actor.personId,
      exerciseId: "country-unknown",
      answer: "SELECT 0",
      receivedAt: new Date(told?.submittedAt ?? ""),
    };
    expect(isReceipt(told?.receipt ?? "", facts, "s")).toBe(true);
    expect(isReceipt(told?.receipt ?? "", { ...facts, answer: "SELECT 9" }, "s")).toBe(false);
    expect(isReceipt(told?.receipt ?? "", facts, "another secret")).toBe(false);
    await lease(db, "test");
    expect(await submissionOf(db, id, actor.personId, "s")).toMatchObject({ status: "grading", attempt: 1 });
  });
});
