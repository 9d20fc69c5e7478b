import type { Kysely } from "kysely";
import type { LateStep, Tables } from "../database/tables";
import { type Deadlines, effectiveDeadlines } from "./deadline";
import { type Attempt, type Grade, gradeOf } from "./grade";

/** An exercise of an assignment as one learner stands to it. */
export interface StudentExercise {
  exerciseId: string;
  /** What it can earn. */
  points: number;
  grade: Grade;
  attempts: Attempt[];
}

/** An assignment as one learner stands to it. */
export interface StudentAssignment {
  id: string;
  title: string;
  deadlines: Deadlines;
  /** With what was granted on top; null: as many as one likes. */
  attemptLimit: number | null;
  counts: "best" | "last" | "average";
  exercises: StudentExercise[];
  /** Earned, of. */
  points: number;
  of: number;
}

/** Every assignment of a class for one of its learners, the earliest due for them first, with every attempt and the grade that counts. */
export async function studentAssignments(
  db: Kysely<Tables>,
  classId: string,
  personId: string,
): Promise<StudentAssignment[]> {
  const [assignments, asked, attempts, overrides] = await Promise.all([
    assignmentsOf(db, classId, personId),
    exercisesOf(db, classId),
    attemptsOf(db, classId, personId),
    overridesOf(db, classId, personId),
  ]);
  const due = ({ deadlines: { dueAt } }: Assignment): number => dueAt?.getTime() ?? Infinity;
  // The database orders by the class's date; an extension moves one's own.
  const inOrder = assignments.toSorted((a, b) => (due(a) === due(b) ? 0 : due(a) - due(b)));
  return inOrder.map((assignment) => {
    const exercises = asked
      .filter(({ assignmentId }) => assignmentId === assignment.id)
      .map(({ exerciseId, points }): StudentExercise => {
        const here = (one: { assignmentId: string; exerciseId: string }): boolean =>
          one.assignmentId === assignment.id && one.exerciseId === exerciseId;
        const own = attempts.filter(here).map(({ attempt }) => attempt);
        const override = overrides.find(here)?.points;
        const { counts, deadlines } = assignment;
        const facts = { attempts: own, counts, points, deadlines };
        const grade = gradeOf(override === undefined ? facts : { ...facts, override });
        return { exerciseId, points, grade, attempts: own };
      });
    return { ...assignment, exercises, ...totalOf(exercises) };
  });
}

function totalOf(exercises: StudentExercise[]): { points: number; of: number } {
  const sum = (pick: (one: StudentExercise) => number): number =>
    Math.round(exercises.reduce((total, one) => total + pick(one), 0) * 100) / 100;
  return { points: sum(({ grade }) => grade.points), of: sum(({ points }) => points) };
}

type Assignment = Omit<StudentAssignment, "exercises" | "points" | "of">;

async function assignmentsOf(db: Kysely<Tables>, classId: string, personId: string): Promise<Assignment[]> {
  const rows = await db
    .selectFrom("assignment as a")
    .leftJoin("extension as e", (join) =>
      join.onRef("e.assignment_id", "=", "a.id").on("e.person_id", "=", personId),
    )
    .select(["a.id", "a.title", "a.opens_at", "a.due_at", "a.late_steps", "a.attempt_limit", "a.counts"])
    .select(["e.due_at as granted", "e.extra_attempts"])
    .where("a.class_id", "=", classId)
    .where("a.withdrawn_at", "is", null)
    .orderBy("a.due_at")
    .orderBy("a.created_at")
    .execute();
  return rows.map((row) => {
    const lateSteps: LateStep[] = row.late_steps;
    const times = { opensAt: row.opens_at, dueAt: row.due_at, lateSteps };
    const { attempt_limit: limit, extra_attempts: extra } = row;
    return {
      id: row.id,
      title: row.title,
      deadlines: effectiveDeadlines(times, row.granted === null ? undefined : { dueAt: row.granted }),
      attemptLimit: limit === null ? null : limit + (extra ?? 0),
      counts: row.counts,
    };
  });
}

interface Asked {
  assignmentId: string;
  exerciseId: string;
  points: number;
}

async function exercisesOf(db: Kysely<Tables>, classId: string): Promise<Asked[]> {
  const rows = await db
    .selectFrom("assignment_exercise as x")
    .innerJoin("assignment as a", "a.id", "x.assignment_id")
    .select(["x.assignment_id as assignmentId", "x.exercise_id as exerciseId", "x.points"])
    .where("a.class_id", "=", classId)
    .orderBy("x.position")
    .execute();
  return rows.map((row) => ({ ...row, points: Number(row.points) }));
}

async function attemptsOf(
  db: Kysely<Tables>,
  classId: string,
  personId: string,
): Promise<{ assignmentId: string; exerciseId: string; attempt: Attempt }[]> {
  const rows = await db
    .selectFrom("submission as s")
    .innerJoin("assignment as a", "a.id", "s.assignment_id")
    .leftJoin("verdict as v", "v.id", "s.verdict_id")
    .select(["s.id", "a.id as assignmentId", "s.exercise_id as exerciseId", "s.received_at as receivedAt"])
    .select(["s.status", "s.spent", "s.practice", "v.status as verdict"])
    .where("a.class_id", "=", classId)
    .where("s.person_id", "=", personId)
    .orderBy("s.received_at")
    .execute();
  return rows.map(({ assignmentId, exerciseId, verdict, ...attempt }) => ({
    assignmentId,
    exerciseId,
    attempt: verdict === null ? attempt : { ...attempt, verdict },
  }));
}

async function overridesOf(db: Kysely<Tables>, classId: string, personId: string): Promise<Asked[]> {
  const rows = await db
    .selectFrom("override as o")
    .innerJoin("assignment as a", "a.id", "o.assignment_id")
    .select(["o.assignment_id as assignmentId", "o.exercise_id as exerciseId", "o.points"])
    .where("a.class_id", "=", classId)
    .where("o.person_id", "=", personId)
    .where("o.withdrawn_at", "is", null)
    .execute();
  return rows.map((row) => ({ ...row, points: Number(row.points) }));
}
