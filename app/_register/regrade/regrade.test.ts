import { expect, it } from "vitest";
import type { Graded } from "@/exercises/server/grading/graded";
import { createAssignment } from "../classes/assignment";
import { draft, inHours, school } from "../classes/school";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import { gradebookOf } from "../gradebook/gradebook";
import { setOverride } from "../gradebook/override";
import type { Actor } from "../people/actor";
import { fail, lease } from "../queue/lease";
import { settle } from "../queue/settle";
import { accept } from "../submissions/accept";
import { assignmentFor } from "../classes/target";
import { appliedChanges, applyRegrade, discardRegrade } from "./decide-regrade";
import { regradable, regradeOf } from "./read-regrade";
import { regradeChanges } from "./regrade-changes";
import { startRegrade } from "./start-regrade";

type Status = "passed" | "failed" | "stopped";
const gradedAs = (status: Status): Graded => ({
  verdict:
    status === "passed"
      ? { status }
      : status === "failed"
        ? { status, results: [] }
        : { status, limit: "time" },
  feedback: { title: `Now ${status}`, says: [] },
  datasets: 6,
  engine: "PGlite 0.0.0",
  datasetVersion: "1",
});

const version = (name: string) => ({ version: name, title: "One", points: 2 });

let keys = 0;
/** Hands in and grades at once. */
async function attempt({ db }: Database, actor: Actor, status: Status): Promise<void> {
  const handed = {
    exerciseId: "one",
    answer: `SELECT ${(keys += 1)}`,
    idempotencyKey: `regrade-${keys}-0000`,
  };
  const target = (trx: Database["db"]) => assignmentFor(trx, actor.personId, "one");
  const taken = await accept(db, actor, handed, { exercise: version("v1"), limited: false, target });
  if ("problem" in taken) throw new Error(taken.problem.detail);
  const held = await lease(db, "w");
  if (!held) throw new Error("Nothing to grade.");
  await settle(db, held, { graded: gradedAs(status), graderVersion: "g1", ms: 1 });
}

/** Grades everything that waits; `say` may refuse to. */
async function gradeAll({ db }: Database, say: (answer: string) => Status | Error): Promise<void> {
  for (let held = await lease(db, "w"); held; held = await lease(db, "w")) {
    const said = say(held.answer);
    if (said instanceof Error) await fail(db, held, said.message);
    else await settle(db, held, { graded: gradedAs(said), graderVersion: "g2", ms: 1 });
  }
}

interface World {
  classId: string;
  teacher: Actor;
  learners: [Actor, Actor];
  assignmentId: string;
}

async function world(database: Database): Promise<World> {
  const made = await school(database);
  const asked = draft({ attemptLimit: 3, dueAt: inHours(24) });
  const assignmentId = await createAssignment(database.db, made.teacher.personId, made.classId, asked);
  return { ...made, assignmentId };
}

const pointsIn = async ({ db }: Database, classId: string): Promise<number[]> =>
  (await gradebookOf(db, classId)).rows.map(({ grades }) => grades[0]?.points ?? 0);

const begin = async ({ db }: Database, { teacher, classId }: World): Promise<string> => {
  const asked = { exerciseId: "one", reason: "a dataset was wrong", now: version("v2") };
  const started = await startRegrade(db, teacher.personId, classId, asked);
  if (started.kind !== "started") throw new Error("There was nothing to regrade.");
  return started.id;
};

describeOnEach("a regrade", (database) => {
  it("changes no grade until it is applied, and then exactly those it has shown", async () => {
    const { db } = database();
    const here = await world(database());
    const { classId, teacher, learners } = here;
    const [first, second] = learners;
    await attempt(database(), first, "failed");
    await attempt(database(), first, "passed");
    await attempt(database(), second, "failed");
    expect(await pointsIn(database(), classId)).toEqual([2, 0]);
    const versions = (): Promise<string> => Promise.resolve("v2");
    expect(await regradable(db, classId, versions)).toEqual([{ exerciseId: "one", answers: 3, older: 3 }]);
    const id = await begin(database(), here);
    expect(await begin(database(), here)).toBe(id);
    expect(await applyRegrade(db, teacher.personId, classId, id)).toEqual({ kind: "running" });
    // What passed fails now, and what failed passes.
    const wrongNow = (
      await db
        .selectFrom("submission as s")
        .innerJoin("verdict as v", "v.id", "s.verdict_id")
        .select("s.answer")
        .where("v.status", "=", "passed")
        .execute()
    ).map(({ answer }) => answer);
    await gradeAll(database(), (answer) => (wrongNow.includes(answer) ? "failed" : "passed"));
    expect(await pointsIn(database(), classId)).toEqual([2, 0]);
    expect(await regradeOf(db, classId, id)).toMatchObject({
      state: "running",
      answers: 3,
      done: 3,
      dead: 0,
    });
    const changes = await regradeChanges(db, id);
    expect(changes.map(({ personId, before: b, after }) => [personId, b.points, after.points])).toEqual([
      [first.personId, 2, 2],
      [second.personId, 0, 2],
    ]);
    expect(changes[0]?.answers).toMatchObject([
      { before: "failed", after: "passed", title: "Now passed" },
      { before: "passed", after: "failed" },
    ]);
    expect(await applyRegrade(db, teacher.personId, classId, id)).toEqual({ kind: "applied", changed: 1 });
    expect(await pointsIn(database(), classId)).toEqual([2, 2]);
    expect(await appliedChanges(db, classId, id)).toEqual([
      { name: second.personId, assignment: "Reading", before: 0, after: 2 },
    ]);
    expect(await applyRegrade(db, teacher.personId, classId, id)).toEqual({ kind: "decided" });
    expect(await regradable(db, classId, versions)).toEqual([{ exerciseId: "one", answers: 3, older: 0 }]);
  });

  it("uses no attempt up, and gives one back that does not run any more", async () => {
    const { db } = database();
    const here = await world(database());
    const [learner] = here.learners;
    await attempt(database(), learner, "stopped");
    await attempt(database(), learner, "failed");
    const id = await begin(database(), here);
    const texts = await db
      .selectFrom("submission")
      .select("answer")
      .where("assignment_id", "=", here.assignmentId)
      .orderBy("received_at")
      .execute();
    await gradeAll(database(), (answer) => (answer === texts[0]?.answer ? "failed" : "stopped"));
    await applyRegrade(db, here.teacher.personId, here.classId, id);
    const after = await db
      .selectFrom("submission")
      .select("spent")
      .where("assignment_id", "=", here.assignmentId)
      .execute();
    expect(after).toEqual([{ spent: false }, { spent: false }]);
  });

  it("leaves a grade alone that was set by hand, and an answer that our side cannot grade", async () => {
    const { db } = database();
    const here = await world(database());
    const { classId, teacher, learners, assignmentId } = here;
    const [first, second] = learners;
    await attempt(database(), first, "failed");
    await attempt(database(), second, "passed");
    const cell = { assignmentId, exerciseId: "one", personId: first.personId };
    await setOverride(db, teacher.personId, classId, cell, { points: 0.5, reason: "ill" });
    const id = await begin(database(), here);
    const [broken] = await db
      .selectFrom("submission")
      .select("answer")
      .where("person_id", "=", second.personId)
      .execute();
    await gradeAll(database(), (answer) =>
      answer === broken?.answer ? new Error("the engine broke") : "passed",
    );
    expect(await regradeOf(db, classId, id)).toMatchObject({ answers: 2, done: 1, dead: 1 });
    expect(await applyRegrade(db, teacher.personId, classId, id)).toEqual({ kind: "applied", changed: 0 });
    expect(await pointsIn(database(), classId)).toEqual([0.5, 2]);
  });

  it("is discarded without a trace in the grades, also while it runs, and by its own class alone", async () => {
    const { db } = database();
    const here = await world(database());
    const other = await world(database());
    await attempt(database(), here.learners[0], "failed");
    const id = await begin(database(), here);
    expect(await discardRegrade(db, other.teacher.personId, other.classId, id)).toEqual({
      kind: "not-found",
    });
    expect(await discardRegrade(db, here.teacher.personId, here.classId, id)).toEqual({ kind: "discarded" });
    expect(await lease(db, "w")).toBeUndefined();
    expect(await applyRegrade(db, here.teacher.personId, here.classId, id)).toEqual({ kind: "decided" });
    expect(await pointsIn(database(), here.classId)).toEqual([0, 0]);
    const asked = { exerciseId: "two", reason: "", now: version("v2") };
    expect(await startRegrade(db, here.teacher.personId, here.classId, asked)).toEqual({ kind: "nothing" });
  });
});
