import { expect, it } from "vitest";
import type { Graded } from "@/exercises/server/grading/graded";
import { createAssignment } from "../classes/assignment";
import { draft, school } from "../classes/school";
import { assignmentFor } from "../classes/target";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import type { Actor } from "../people/actor";
import { lease } from "../queue/lease";
import { settle } from "../queue/settle";
import { accept } from "../submissions/accept";
import { exerciseFigures, wrongAnswers } from "./wrong-answers";

const common = { datasets: 6, engine: "e", datasetVersion: "d" };
const passed: Graded = { ...common, verdict: { status: "passed" }, feedback: { title: "Passed", says: [] } };
const failed = (behaviour: string, misconception?: string): Graded => ({
  ...common,
  verdict: { status: "failed", results: [], ...(misconception ? { misconception } : {}) },
  feedback: { title: "Not yet", says: [`says ${behaviour}`] },
  behaviour,
});
const rejected: Graded = {
  ...common,
  verdict: { status: "rejected", error: { code: "42601", message: "syntax error" } as never },
  feedback: { title: "It does not run", says: [] },
};

let keys = 0;
async function handIn({ db }: Database, actor: Actor, answer: string, graded: Graded): Promise<void> {
  const handed = { exerciseId: "one", answer, idempotencyKey: `insight-${(keys += 1)}-000` };
  const exercise = { version: "v1", title: "One", points: 2 };
  const target = (trx: Database["db"]) => assignmentFor(trx, actor.personId, "one");
  const taken = await accept(db, actor, handed, { exercise, limited: false, target });
  if ("problem" in taken) throw new Error(taken.problem.detail);
  const held = await lease(db, "w");
  if (!held) throw new Error("Nothing waits.");
  await settle(db, held, { graded, graderVersion: "g", ms: 1 });
}

describeOnEach("wrongAnswers(db, classId, exerciseId)", (database) => {
  it("puts together what goes wrong in the same way, with its shortest example", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [first, second] = learners;
    await createAssignment(db, teacher.personId, classId, draft({ attemptLimit: null }));
    await handIn(database(), first, "SELECT NULL = NULL", failed("b1", "equals-null"));
    await handIn(database(), second, "SELECT 1 = NULL OR false", failed("b2", "equals-null"));
    await handIn(database(), second, "SELECT a longer one", failed("b3"));
    await handIn(database(), second, "SELECT short", failed("b3"));
    await handIn(database(), second, "SELECT mid", failed("b3"));
    await handIn(database(), first, "SELEC", rejected);
    await handIn(database(), first, "SELECT right", passed);
    const groups = await wrongAnswers(db, classId, "one", 10);
    expect(
      groups.map(({ misconception, code, answers, learners: n, example }) => [
        misconception,
        code,
        answers,
        n,
        example.answer,
      ]),
    ).toEqual([
      [null, null, 3, 1, "SELECT mid"],
      ["equals-null", null, 2, 2, "SELECT NULL = NULL"],
      [null, "42601", 1, 1, "SELEC"],
    ]);
    expect(groups[0]?.example).toMatchObject({ title: "Not yet", says: "says b3" });
    expect(await wrongAnswers(db, classId, "one", 1)).toHaveLength(1);
    expect(await exerciseFigures(db, classId, "one")).toMatchObject({
      tried: 2,
      passed: 1,
      answers: 7,
      attempts: 2,
    });
    const other = await school(database());
    expect(await wrongAnswers(db, other.classId, "one", 10)).toEqual([]);
    expect(await exerciseFigures(db, other.classId, "one")).toEqual({
      tried: 0,
      passed: 0,
      answers: 0,
      attempts: null,
      minutes: null,
    });
  });
});
