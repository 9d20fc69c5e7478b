import { expect, it } from "vitest";
import { parseSql } from "@/exercises/server/parse-sql";
import { createAssignment } from "../classes/assignment";
import { draft, school } from "../classes/school";
import { assignmentFor } from "../classes/target";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import type { Actor } from "../people/actor";
import { accept } from "../submissions/accept";
import { classSimilarity } from "./class-similarity";

let keys = 0;
async function handIn({ db }: Database, actor: Actor, answer: string): Promise<void> {
  const handed = { exerciseId: "one", answer, idempotencyKey: `similar-${(keys += 1)}-000` };
  const exercise = { version: "v1", title: "One", points: 2 };
  const target = (trx: Database["db"]) => assignmentFor(trx, actor.personId, "one");
  const taken = await accept(db, actor, handed, { exercise, limited: false, target });
  if ("problem" in taken) throw new Error(taken.problem.detail);
}

const long = (table: string): string => `SELECT ${table}.id, coalesce(sum(price), 0)
FROM ${table} LEFT JOIN lines ON lines.id = ${table}.id AND lines.at BETWEEN '2026-01-01' AND '2026-02-01'
WHERE NOT EXISTS (SELECT 1 FROM refunds WHERE refunds.id = ${table}.id) GROUP BY 1 HAVING count(*) > 2`;

describeOnEach("classSimilarity(db, asked, given, parse)", (database) => {
  it("compares the newest answer of each learner of the class, and no other", async () => {
    const { db } = database();
    const { classId, teacher, learners } = await school(database());
    const [first, second] = learners;
    const assignmentId = await createAssignment(
      db,
      teacher.personId,
      classId,
      draft({ attemptLimit: null, exercises: [{ exerciseId: "one", points: 2 }] }),
    );
    const asked = { classId, assignmentId, exerciseId: "one" };
    const nobody = { pairs: [], learners: 0, more: false, compared: 0, tooOrdinary: 0, unread: 0 };
    expect(await classSimilarity(db, asked, [], parseSql)).toEqual(nobody);
    await handIn(database(), first, "SELECT 1");
    await handIn(database(), first, long("customers"));
    await handIn(database(), second, "SELEC");
    expect(await classSimilarity(db, asked, [], parseSql)).toMatchObject({
      pairs: [],
      learners: 2,
      compared: 1,
      unread: 1,
    });
    await handIn(database(), second, long("clients"));
    const { pairs } = await classSimilarity(db, asked, [], parseSql);
    expect(pairs.map(({ answers }) => answers.map(({ name }) => name).sort())).toEqual([
      [first.name, second.name].sort(),
    ]);
    expect(pairs[0]?.answers.map(({ passages }) => passages.join("\n")).join("\n")).toContain("clients");
    const given = await classSimilarity(db, asked, [long("people")], parseSql);
    expect(given).toMatchObject({ pairs: [], tooOrdinary: 2 });
    const other = await school(database());
    expect(await classSimilarity(db, { ...asked, classId: other.classId }, [], parseSql)).toEqual(nobody);
  });
});
