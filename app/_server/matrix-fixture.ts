import type { Database } from "@/app/_register/database/database";
import { addMember } from "@/app/_register/people/join";
import { newJoinCode } from "@/app/_register/people/join-code";
import { insertPerson } from "@/app/_register/people/new-person";
import { hashed } from "@/app/_register/people/password";

/** The roles of the matrix, in the order of the table. */
export const roles = ["nobody", "learner", "otherLearner", "instructor", "otherInstructor", "admin"] as const;

/** One of them. */
export type MatrixRole = (typeof roles)[number];

/** The password of everybody in the matrix. */
export const matrixPassword = "tide tables 42";

/** Two classes, each with a learner and an instructor, and an admin of neither. Gives what the names in the table stand for. */
export async function fillMatrix({ db }: Database, exercise: string): Promise<Record<string, string>> {
  const hash = await hashed(matrixPassword);
  const ids: Record<string, string> = {};
  for (const role of roles.slice(1)) {
    const siteRole =
      role === "admin" ? "admin" : role.toLowerCase().includes("instructor") ? "instructor" : "learner";
    const id = await insertPerson(db, { name: role, email: `${role}@example.org`, siteRole, hash });
    ids[role] = id ?? "";
  }
  for (const [teacher, learner] of [
    ["instructor", "learner"],
    ["otherInstructor", "otherLearner"],
  ] as const) {
    const made = await db
      .insertInto("class")
      .values({ name: `Class of ${teacher}`, join_code: newJoinCode(), created_by: ids[teacher] ?? null })
      .returning("id")
      .executeTakeFirstOrThrow();
    await addMember(db, made.id, ids[teacher] ?? "", "instructor");
    await addMember(db, made.id, ids[learner] ?? "", "learner");
    ids["class"] ??= made.id;
  }
  return { ...ids, exercise, ...(await assign(db, ids, exercise)) };
}

async function assign(
  db: Database["db"],
  ids: Record<string, string>,
  exercise: string,
): Promise<{ assignment: string; submission: string; regrade: string }> {
  const assignment = await db
    .insertInto("assignment")
    .values({ class_id: ids["class"] ?? "", title: "Week 1" })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("assignment_exercise")
    .values({ assignment_id: assignment.id, exercise_id: exercise, position: 1, points: 1 })
    .execute();
  await db
    .insertInto("exercise_version")
    .values({ exercise_id: exercise, version: "0", title: "E", points: 1 })
    .execute();
  const submission = await db
    .insertInto("submission")
    .values({
      person_id: ids["learner"] ?? "",
      assignment_id: assignment.id,
      exercise_id: exercise,
      exercise_version: "0",
      answer: "SELECT 1",
      idempotency_key: "fixture",
      attempt: 1,
      status: "graded",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const regrade = await db
    .insertInto("regrade")
    .values({ class_id: ids["class"] ?? "", exercise_id: exercise, exercise_version: "0" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { assignment: assignment.id, submission: submission.id, regrade: regrade.id };
}
