import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Graded } from "@/exercises/server/grading/graded";
import { createAssignment, withdrawAssignment } from "../classes/assignment";
import { draft, school } from "../classes/school";
import { assignmentFor } from "../classes/target";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import type { Actor } from "../people/actor";
import { lease } from "../queue/lease";
import { settle } from "../queue/settle";
import { accept } from "../submissions/accept";
import { type BoardState, boardOf } from "./board";

const common = { datasets: 6, engine: "e", datasetVersion: "d", feedback: { title: "T", says: [] } };
const graded: Record<"right" | "wrong", Graded> = {
  right: { ...common, verdict: { status: "passed" } },
  wrong: { ...common, verdict: { status: "failed", results: [] } },
};

let keys = 0;
async function handIn({ db }: Database, actor: Actor, exerciseId: string, verdict: Graded): Promise<string> {
  const handed = { exerciseId, answer: "SELECT 1", idempotencyKey: `board-${(keys += 1)}-000` };
  const exercise = { version: "v1", title: exerciseId, points: 2 };
  const target = (trx: Database["db"]) => assignmentFor(trx, actor.personId, exerciseId);
  const taken = await accept(db, actor, handed, { exercise, limited: false, target });
  if ("problem" in taken) throw new Error(taken.problem.detail);
  const held = await lease(db, "w");
  if (!held) throw new Error("Nothing waits.");
  await settle(db, held, { graded: verdict, graderVersion: "g", ms: 1 });
  return taken.id;
}

const none: Record<BoardState, number> = { done: 0, stuck: 0, working: 0, begun: 0 };
const whole = { from: 0, size: 100 };

describeOnEach("boardOf(db, classId, assignmentId)", (database) => {
  it("tells who is working, stuck and done, and who handed in long ago", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [first, second] = learners;
    const id = await createAssignment(db, teacher.personId, classId, draft({ attemptLimit: null }));
    const states = async (): Promise<(string | undefined)[][]> =>
      ((await boardOf(db, classId, id, whole))?.rows ?? []).map(({ cells }) =>
        cells.map((cell) => cell?.state),
      );
    expect(await states()).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    await handIn(database(), first, "one", graded.wrong);
    await handIn(database(), first, "one", graded.wrong);
    await handIn(database(), second, "one", graded.wrong);
    expect((await states()).map(([one]) => one)).toEqual(["working", "working"]);
    await handIn(database(), first, "one", graded.wrong);
    const right = await handIn(database(), second, "one", graded.right);
    await handIn(database(), second, "one", graded.wrong);
    await handIn(database(), second, "one", graded.wrong);
    const newest = await handIn(database(), second, "two", graded.wrong);
    expect(await states()).toEqual([
      ["stuck", undefined],
      ["done", "working"],
    ]);
    await sql`UPDATE submission SET received_at = received_at - interval '16 minutes' WHERE id = ${newest}`.execute(
      db,
    );
    const board = await boardOf(db, classId, id, whole);
    expect(board?.columns).toEqual([
      { exerciseId: "one", counts: { ...none, stuck: 1, done: 1 } },
      { exerciseId: "two", counts: { ...none, begun: 1 } },
    ]);
    expect(board?.rows[1]?.cells).toMatchObject([{ answers: 4 }, { state: "begun", answers: 1, newest }]);
    expect(board?.rows[1]?.cells[0]?.newest).not.toBe(right);
  });

  it("shows a part of the learners, and counts all of them; those who left are gone", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const id = await createAssignment(db, teacher.personId, classId, draft());
    for (const learner of learners) await handIn(database(), learner, "one", graded.right);
    const part = await boardOf(db, classId, id, { from: 1, size: 1 });
    expect(part?.rows.map(({ personId }) => personId)).toEqual([learners[1].personId]);
    expect(part).toMatchObject({ learnersInAll: 2, columns: [{ counts: { done: 2 } }, { counts: none }] });
    await sql`UPDATE membership SET left_at = clock_timestamp() WHERE person_id = ${learners[0].personId}`.execute(
      db,
    );
    const rest = await boardOf(db, classId, id, whole);
    expect(rest).toMatchObject({ learnersInAll: 1, columns: [{ counts: { done: 1 } }, { counts: none }] });
    expect(rest?.rows).toHaveLength(1);
  });

  it("is of no other class, and of no assignment that was taken back", async () => {
    const { db } = database();
    const { classId, teacher } = await school(database());
    const other = await school(database());
    const id = await createAssignment(db, teacher.personId, classId, draft());
    expect(await boardOf(db, other.classId, id, whole)).toBeUndefined();
    await withdrawAssignment(db, teacher.personId, classId, id);
    expect(await boardOf(db, classId, id, whole)).toBeUndefined();
  });
});
