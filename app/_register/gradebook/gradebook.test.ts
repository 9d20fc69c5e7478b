import { sql } from "kysely";
import { expect, it } from "vitest";
import { studentAssignments } from "../classes/student-view";
import type { Database } from "../database/database";
import { describeOnEach } from "../database/each-database";
import { gradebookOf } from "./gradebook";

/** A class of some learners with two assignments, answers of all kinds spread over them, extensions and overrides. */
async function fill({ db }: Database, learners: number): Promise<void> {
  const statements = [
    sql`INSERT INTO person (id, name, email) SELECT 'p' || g, 'Learner ' || g, 'p' || g || '@example.org' FROM generate_series(0, ${sql.lit(learners)}) g`,
    sql`INSERT INTO class (id, name, join_code) VALUES ('c', 'Databases', 'CODE')`,
    sql`INSERT INTO membership (class_id, person_id, role) SELECT 'c', id, CASE WHEN id = 'p0' THEN 'instructor' ELSE 'learner' END FROM person`,
    sql`INSERT INTO assignment (id, class_id, title, due_at, counts, late_steps) VALUES
      ('w1', 'c', 'Week 1', now() - interval '2 days', 'best', jsonb_build_array(jsonb_build_object('until', now() - interval '1 day', 'credit', 0.5))),
      ('w2', 'c', 'Week 2', now() + interval '2 days', 'average', '[]')`,
    sql`INSERT INTO assignment_exercise SELECT 'w' || w, 'e' || e, e, e * 1.5 FROM generate_series(1, 2) w, generate_series(1, 3) e`,
    sql`INSERT INTO exercise_version SELECT 'e' || e, 'v1', 'E', 1 FROM generate_series(1, 3) e`,
    sql`INSERT INTO submission (id, person_id, assignment_id, exercise_id, exercise_version, answer, idempotency_key, attempt, status, spent, practice, received_at)
      SELECT p || '-' || w || '-' || e || '-' || n, 'p' || p, 'w' || w, 'e' || e, 'v1', 'SELECT 1', p || '-' || w || '-' || e || '-' || n, n,
        'graded', (p + e + n) % 5 <> 0, (p + n) % 7 = 0, now() - (n * 20 + p % 9) * interval '1 hour'
      FROM generate_series(1, ${sql.lit(learners)}) p, generate_series(1, 2) w, generate_series(1, 3) e, generate_series(1, 3) n WHERE (p * 7 + e + n) % 3 > 0`,
    sql`INSERT INTO verdict (submission_id, grader_version, status, told, engine, dataset_version, ms)
      SELECT id, 'g', CASE WHEN spent THEN CASE WHEN length(id) % 2 = 0 THEN 'passed' ELSE 'failed' END ELSE 'stopped' END, '{}', 'e', 'd', 1 FROM submission`,
    sql`UPDATE submission s SET verdict_id = v.id FROM verdict v WHERE v.submission_id = s.id`,
    sql`INSERT INTO extension (assignment_id, person_id, due_at) VALUES ('w1', 'p2', now()), ('w1', 'p3', NULL)`,
    sql`INSERT INTO override (assignment_id, exercise_id, person_id, points, reason) VALUES ('w1', 'e2', 'p4', 0.75, 'ill')`,
  ];
  for (const statement of statements) await statement.execute(db);
}

describeOnEach("gradebookOf(db, classId)", (database) => {
  it("says of every learner what the learner is told", async () => {
    const { db } = database();
    await fill(database(), 20);
    const { columns, rows, of } = await gradebookOf(db, "c");
    expect(columns.map(({ assignmentId, exerciseId }) => `${assignmentId} ${exerciseId}`)).toEqual([
      "w1 e1",
      "w1 e2",
      "w1 e3",
      "w2 e1",
      "w2 e2",
      "w2 e3",
    ]);
    expect(of).toBe(18);
    expect(rows).toHaveLength(20);
    for (const { personId, grades } of rows) {
      const told = await studentAssignments(db, "c", personId);
      expect(told.flatMap(({ exercises }) => exercises.map(({ grade }) => grade))).toEqual(grades);
    }
    expect(rows.find(({ personId }) => personId === "p4")?.grades[1]?.points).toBe(0.75);
    expect(new Set(rows.flatMap(({ grades }) => grades.map(({ points }) => points))).size).toBeGreaterThan(5);
  });

  it("reads a part of the learners as it reads all, and finds them by name, address or number", async () => {
    const { db } = database();
    const whole = await gradebookOf(db, "c");
    const part = await gradebookOf(db, "c", { from: 5, size: 4 });
    expect(part.rows).toEqual(whole.rows.slice(5, 9));
    expect(part.learnersInAll).toBe(20);
    expect((await gradebookOf(db, "c", { from: 40, size: 4 })).rows).toEqual([]);
    await sql`UPDATE membership SET student_number = '100%_7' WHERE person_id = 'p7'`.execute(db);
    const found = async (search: string): Promise<string[]> =>
      (await gradebookOf(db, "c", { search })).rows.map(({ personId }) => personId);
    expect(await found("LEARNER 13")).toEqual(["p13"]);
    expect(await found("p9@")).toEqual(["p9"]);
    expect(await found("100%_")).toEqual(["p7"]);
    expect(await found("%")).toEqual(["p7"]);
    expect(await found("nobody")).toEqual([]);
  });
});
