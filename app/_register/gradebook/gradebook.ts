import { type Kysely, sql } from "kysely";
import { type Deadlines, effectiveDeadlines } from "../classes/deadline";
import { type Attempt, type Grade, gradeOf } from "../classes/grade";
import type { LateStep, Tables } from "../database/tables";

/** A column: an exercise of an assignment. */
export interface GradebookColumn {
  assignmentId: string;
  assignment: string;
  exerciseId: string;
  points: number;
}

/** A row: a learner, with a grade for each column. */
export interface GradebookRow {
  personId: string;
  name: string;
  email: string;
  studentNumber: string | null;
  grades: Grade[];
  total: number;
}

/** The grades of a class. */
export interface Gradebook {
  columns: GradebookColumn[];
  rows: GradebookRow[];
  /** What can be earned in all. */
  of: number;
}

interface Assigned extends GradebookColumn {
  opensAt: Date | null;
  dueAt: Date | null;
  lateSteps: LateStep[];
  counts: "best" | "last" | "average";
}

/**
 * The gradebook of a class: learners by name, columns by due date. Read in five queries whatever the size of the class; grades are computed
 * from attempts each time, so that an extension, a changed deadline or a regrade shows at once.
 */
export async function gradebookOf(db: Kysely<Tables>, classId: string): Promise<Gradebook> {
  const [assigned, learners, attempts, granted, overrides] = await Promise.all([
    columnsOf(db, classId),
    learnersOf(db, classId),
    attemptsOf(db, classId),
    extensionsOf(db, classId),
    overridesOf(db, classId),
  ]);
  const rows = learners.map((learner) => {
    const deadlines = new Map<string, Deadlines>();
    const grades = assigned.map((column) => {
      const own = deadlines.get(column.assignmentId) ?? deadlinesOf(column, learner.personId, granted);
      deadlines.set(column.assignmentId, own);
      const key = cellKey(learner.personId, column.assignmentId, column.exerciseId);
      const override = overrides.get(key);
      const facts = {
        attempts: attempts.get(key) ?? [],
        counts: column.counts,
        points: column.points,
        deadlines: own,
      };
      return gradeOf(override === undefined ? facts : { ...facts, override });
    });
    return { ...learner, grades, total: sumOf(grades.map(({ points }) => points)) };
  });
  const columns = assigned.map(({ assignmentId, assignment, exerciseId, points }) => ({
    assignmentId,
    assignment,
    exerciseId,
    points,
  }));
  return { columns, rows, of: sumOf(columns.map(({ points }) => points)) };
}

const sumOf = (points: number[]): number => Math.round(points.reduce((sum, one) => sum + one, 0) * 100) / 100;

const cellKey = (personId: string, assignmentId: string, exerciseId: string): string =>
  `${personId}\n${assignmentId}\n${exerciseId}`;

function deadlinesOf(column: Assigned, personId: string, granted: Map<string, Date>): Deadlines {
  const dueAt = granted.get(`${personId}\n${column.assignmentId}`);
  return effectiveDeadlines(column, dueAt && { dueAt });
}

async function columnsOf(db: Kysely<Tables>, classId: string): Promise<Assigned[]> {
  const rows = await db
    .selectFrom("assignment as a")
    .innerJoin("assignment_exercise as x", "x.assignment_id", "a.id")
    .select(["a.id as assignmentId", "a.title as assignment", "x.exercise_id as exerciseId", "x.points"])
    .select(["a.opens_at as opensAt", "a.due_at as dueAt", "a.late_steps as lateSteps", "a.counts"])
    .where("a.class_id", "=", classId)
    .where("a.withdrawn_at", "is", null)
    .orderBy("a.due_at")
    .orderBy("a.created_at")
    .orderBy("x.position")
    .execute();
  return rows.map((row) => ({ ...row, points: Number(row.points) }));
}

type Learner = Omit<GradebookRow, "grades" | "total">;

async function learnersOf(db: Kysely<Tables>, classId: string): Promise<Learner[]> {
  return await db
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .select(["p.id as personId", "p.name", "p.email", "m.student_number as studentNumber"])
    .where("m.class_id", "=", classId)
    .where("m.role", "=", "learner")
    .where("m.left_at", "is", null)
    .orderBy("p.name")
    .orderBy("p.id")
    .execute();
}

async function attemptsOf(db: Kysely<Tables>, classId: string): Promise<Map<string, Attempt[]>> {
  const rows = await db
    .selectFrom("submission as s")
    .innerJoin("assignment as a", "a.id", "s.assignment_id")
    .leftJoin("verdict as v", "v.id", "s.verdict_id")
    .select(["s.id", "s.person_id", "s.assignment_id", "s.exercise_id", "s.received_at as receivedAt"])
    .select(["s.status", "s.spent", "s.practice", "v.status as verdict"])
    .where("a.class_id", "=", classId)
    .execute();
  const cells = new Map<string, Attempt[]>();
  for (const { person_id, assignment_id, exercise_id, verdict, ...attempt } of rows) {
    const key = cellKey(person_id, assignment_id ?? "", exercise_id);
    const cell = cells.get(key) ?? [];
    cell.push(verdict === null ? attempt : { ...attempt, verdict });
    cells.set(key, cell);
  }
  return cells;
}

async function extensionsOf(db: Kysely<Tables>, classId: string): Promise<Map<string, Date>> {
  const { rows } = await sql<{ key: string; due: Date }>`
    SELECT e.person_id || E'\n' || e.assignment_id AS key, e.due_at AS due
    FROM extension e JOIN assignment a ON a.id = e.assignment_id
    WHERE a.class_id = ${classId} AND e.due_at IS NOT NULL`.execute(db);
  return new Map(rows.map(({ key, due }) => [key, due]));
}

async function overridesOf(db: Kysely<Tables>, classId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("override as o")
    .innerJoin("assignment as a", "a.id", "o.assignment_id")
    .select(["o.person_id", "o.assignment_id", "o.exercise_id", "o.points"])
    .where("a.class_id", "=", classId)
    .where("o.withdrawn_at", "is", null)
    .execute();
  return new Map(
    rows.map((row) => [cellKey(row.person_id, row.assignment_id, row.exercise_id), Number(row.points)]),
  );
}
