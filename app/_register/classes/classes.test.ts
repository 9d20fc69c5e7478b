import { expect, it } from "vitest";
import type { Graded } from "@/exercises/server/grading/graded";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import type { Actor } from "../people/actor";
import { lease } from "../queue/lease";
import { settle } from "../queue/settle";
import { accept } from "../submissions/accept";
import { changeAssignment, createAssignment, readDraft, withdrawAssignment } from "./assignment";
import { archiveClass, classesOf } from "./class";
import { grantExtensions } from "./extension";
import { studentAssignments } from "./student-view";
import { draft, inHours, person, school } from "./school";
import { assignmentFor } from "./target";

const verdictOf = (status: "passed" | "failed"): Graded["verdict"] =>
  status === "passed" ? { status } : { status, results: [] };

let keys = 0;
/** Hands in, and grades at once; the code of a refusal, or what it counts for. */
async function handIn(
  { db }: Database,
  actor: Actor,
  exerciseId: string,
  status: "passed" | "failed",
): Promise<string> {
  keys += 1;
  const taken = await accept(
    db,
    actor,
    { exerciseId, answer: `SELECT ${keys}`, idempotencyKey: `key-${keys}` },
    {
      exercise: { version: "v1", title: exerciseId, points: 1 },
      limited: false,
      target: (trx) => assignmentFor(trx, actor.personId, exerciseId),
    },
  );
  if ("problem" in taken) return taken.problem.code;
  const held = await lease(db, "test");
  if (!held) throw new Error("Nothing waits.");
  const graded: Graded = {
    verdict: verdictOf(status),
    feedback: { title: "", says: [] },
    datasets: 6,
    engine: "e",
    datasetVersion: "d",
  };
  await settle(db, held, { graded, graderVersion: "g", ms: 1 });
  const found = await db
    .selectFrom("submission")
    .select(["practice", "assignment_id"])
    .where("id", "=", taken.id)
    .executeTakeFirst();
  return found?.assignment_id ? (found.practice ? "practice" : "counts") : "own";
}

describeOnEach("a class", (database) => {
  it("is made with a code that only its instructors see, and is put away", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [own] = await classesOf(db, teacher.personId);
    expect(own).toMatchObject({ id: classId, role: "instructor", timeZone: "Europe/Berlin" });
    expect(own?.joinCode).toMatch(/^[A-Z]+-[A-Z0-9]{5}$/);
    expect((await classesOf(db, learners[0].personId))[0]).not.toHaveProperty("joinCode");
    await archiveClass(db, teacher.personId, classId);
    expect(await classesOf(db, teacher.personId)).toEqual([]);
  });

  it("counts answers for its open assignment, up to the attempts it allows, and tells each learner where they stand", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [learner, other] = learners;
    expect(await handIn(database(), learner, "one", "passed")).toBe("own");
    await createAssignment(db, teacher.personId, classId, draft());
    expect(await handIn(database(), learner, "one", "failed")).toBe("counts");
    expect(await handIn(database(), learner, "one", "passed")).toBe("counts");
    expect(await handIn(database(), learner, "one", "passed")).toBe("no_attempts_left");
    const [standing] = await studentAssignments(db, classId, learner.personId);
    expect(standing).toMatchObject({ title: "Reading", points: 2, of: 3.5, attemptLimit: 2 });
    expect(standing?.exercises[0]?.grade.reason).toBe("Attempt 2 of 2 counts, the best.");
    expect((await studentAssignments(db, classId, other.personId))[0]).toMatchObject({ points: 0, of: 3.5 });
  });

  it("gives more time and attempts to those who were granted them, also afterwards", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [learner, other] = learners;
    const id = await createAssignment(
      db,
      teacher.personId,
      classId,
      draft({ dueAt: inHours(-1), attemptLimit: 1 }),
    );
    expect(await handIn(database(), learner, "two", "passed")).toBe("closed");
    const stranger = await person(database());
    const grant = { dueAt: inHours(48), extraAttempts: 1, reason: "ill" };
    const asked = [learner.personId, stranger.personId, teacher.personId];
    expect(await grantExtensions(db, teacher.personId, id, asked, grant)).toEqual([learner.personId]);
    expect(await handIn(database(), learner, "two", "failed")).toBe("counts");
    expect(await handIn(database(), learner, "two", "passed")).toBe("counts");
    expect(await handIn(database(), learner, "two", "passed")).toBe("no_attempts_left");
    expect(await handIn(database(), other, "two", "passed")).toBe("closed");
    expect((await studentAssignments(db, classId, learner.personId))[0]).toMatchObject({ points: 1.5 });
    const logged = await db
      .selectFrom("audit")
      .select(["action", "person_id"])
      .where("class_id", "=", classId)
      .orderBy("id")
      .execute();
    expect(logged.map(({ action }) => action)).toEqual([
      "class.create",
      "assignment.create",
      "extension.grant",
    ]);
    expect(logged[2]?.person_id).toBe(learner.personId);
  });

  it("counts late work by its credit, and what comes after the end as practice where that is allowed", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const late = [{ until: inHours(2).toISOString(), credit: 0.5 }];
    const id = await createAssignment(
      db,
      teacher.personId,
      classId,
      draft({ dueAt: inHours(-1), lateSteps: late }),
    );
    expect(await handIn(database(), learners[0], "one", "passed")).toBe("counts");
    expect((await studentAssignments(db, classId, learners[0].personId))[0]).toMatchObject({ points: 1 });
    await changeAssignment(
      db,
      teacher.personId,
      classId,
      id,
      draft({ dueAt: inHours(-1), practiceAfterwards: true }),
    );
    expect(await handIn(database(), learners[0], "one", "passed")).toBe("practice");
    const changed = draft({ opensAt: inHours(1), lateSteps: late });
    await changeAssignment(db, teacher.personId, classId, id, changed);
    expect(await readDraft(db, classId, id)).toEqual(changed);
    expect(await readDraft(db, "another", id)).toBeUndefined();
    expect(await handIn(database(), learners[0], "one", "passed")).toBe("not_open");
    expect(await withdrawAssignment(db, teacher.personId, classId, id)).toBe(true);
    expect(await withdrawAssignment(db, teacher.personId, classId, id)).toBe(false);
    expect(await studentAssignments(db, classId, learners[0].personId)).toEqual([]);
    expect(await handIn(database(), learners[0], "one", "passed")).toBe("own");
  });

  it("takes the earliest due of two assignments that ask the same, or the one that is named", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [later, sooner, over] = await Promise.all(
      [48, 24, -5].map((hours) =>
        createAssignment(db, teacher.personId, classId, draft({ dueAt: inHours(hours) })),
      ),
    );
    const target = (named?: string): ReturnType<typeof assignmentFor> =>
      assignmentFor(db, learners[0].personId, "one", named);
    expect(await target()).toMatchObject({ assignmentId: sooner, state: "open" });
    expect(await target(later)).toMatchObject({ assignmentId: later });
    expect(await target(over)).toMatchObject({ assignmentId: over, state: "closed" });
    expect(await target("none")).toMatchObject({ code: "no_such_assignment" });
    const stranger = await person(database());
    expect(await assignmentFor(db, stranger.personId, "one", sooner)).toMatchObject({
      code: "no_such_assignment",
    });
  });

  it("takes no days away with more attempts, and no attempts with more days", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const over = draft({ dueAt: inHours(-1), attemptLimit: 1, practiceAfterwards: false });
    const id = await createAssignment(db, teacher.personId, classId, over);
    const [{ personId }] = learners;
    const grant = async (dueAt: Date | null, extraAttempts: number): Promise<unknown> => {
      await grantExtensions(db, teacher.personId, id, [personId], { dueAt, extraAttempts, reason: "ill" });
      return await assignmentFor(db, personId, "one");
    };
    await grant(inHours(2), 0);
    expect(await handIn(database(), learners[0], "one", "passed")).toBe("counts");
    expect(await grant(null, 1)).toMatchObject({ state: "open", attemptLimit: 2 });
    expect((await studentAssignments(db, classId, personId))[0]).toMatchObject({ points: 2 });
    expect(await grant(inHours(4), 0)).toMatchObject({ state: "open", attemptLimit: 2 });
    expect(await grant(inHours(-0.5), 2)).toMatchObject({ state: "closed", attemptLimit: 3 });
  });

  it("puts first what is due first for the one who looks", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const make = async (title: string, dueAt: Date | null): Promise<string> =>
      await createAssignment(db, teacher.personId, classId, draft({ title, dueAt }));
    const first = await make("first", inHours(24));
    await make("second", inHours(48));
    await make("never", null);
    await make("never again", null);
    await grantExtensions(db, teacher.personId, first, [learners[0].personId], {
      dueAt: inHours(72),
      extraAttempts: 0,
      reason: "ill",
    });
    const titles = async ({ personId }: Actor): Promise<string[]> =>
      (await studentAssignments(db, classId, personId)).map(({ title }) => title);
    expect(await titles(learners[0])).toEqual(["second", "first", "never", "never again"]);
    expect(await titles(learners[1])).toEqual(["first", "second", "never", "never again"]);
  });
});
