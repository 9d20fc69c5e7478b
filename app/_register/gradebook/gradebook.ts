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

/** The grades of a class, or of a part of its learners. */
export interface Gradebook {
  columns: GradebookColumn[];
  rows: GradebookRow[];
  /** What can be earned in all. */
  of: number;
  /** How many learners there are of whom `rows` is a part. */
  learnersInAll: number;
}

/** Which learners to read: those whose name, address or number holds `search`, `size` of them beginning with the `from`-th, counted from 0. */
export interface LearnersAsked {
  search?: string;
  from?: number;
  size?: number;
}

interface Assigned extends GradebookColumn {
  opensAt: Date | null;
  dueAt: Date | null;
  lateSteps: LateStep[];
  counts: "best" | "last" | "average";
}

/**
 * The gradebook of a class: learners by name, columns by due date. Read in six queries whatever the size of the class, with one row for
 * each learner: a row for each attempt takes the driver seconds where there are 100,000. Grades are computed from attempts each time, so
 * that an extension, a changed deadline or a regrade shows at once.
 */
export async function gradebookOf(
  db: Kysely<Tables>,
  classId: string,
  asked: LearnersAsked = {},
): Promise<Gradebook> {
  const [assigned, learners, learnersInAll] = await Promise.all([
    columnsOf(db, classId),
    learnersOf(db, classId, asked),
    countLearners(db, classId, asked),
  ]);
  const people = learners.map(({ personId }) => personId);
  const [attempts, granted, overrides] = await Promise.all([
    attemptsOf(db, assigned, people),
    extensionsOf(db, classId, people),
    overridesOf(db, classId, people),
  ]);
  const rows = learners.map((learner) => {
    const own = attempts.get(learner.personId);
    const grades = assigned.map((column, i) => {
      const override = overrides.get(cellKey(learner.personId, column.assignmentId, column.exerciseId));
      const facts = {
        attempts: own?.get(i) ?? [],
        counts: column.counts,
        points: column.points,
        deadlines: deadlinesOf(column, learner.personId, granted),
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
  return { columns, rows, of: sumOf(columns.map(({ points }) => points)), learnersInAll };
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

/** The learners of a class, narrowed by what is searched for; `%` and `_` stand for themselves. */
const learnersIn = (db: Kysely<Tables>, classId: string, { search = "" }: LearnersAsked) =>
  db
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .where("m.class_id", "=", classId)
    .where("m.role", "=", "learner")
    .where("m.left_at", "is", null)
    .$if(search !== "", (query) => {
      const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
      return query.where((eb) =>
        eb.or([
          eb("p.name", "ilike", like),
          eb("p.email", "ilike", like),
          eb("m.student_number", "ilike", like),
        ]),
      );
    });

async function countLearners(db: Kysely<Tables>, classId: string, asked: LearnersAsked): Promise<number> {
  const { count } = await learnersIn(db, classId, asked)
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function learnersOf(db: Kysely<Tables>, classId: string, asked: LearnersAsked): Promise<Learner[]> {
  const { from = 0, size } = asked;
  return await learnersIn(db, classId, asked)
    .select(["p.id as personId", "p.name", "p.email", "m.student_number as studentNumber"])
    .orderBy("p.name")
    .orderBy("p.id")
    .offset(from)
    .$if(size !== undefined, (query) => query.limit(size ?? 0))
    .execute();
}

/** Index of the column, id, received (ms since 1970), status, spent, status of the verdict. */
type PackedAttempt = [
  number,
  string,
  number,
  Attempt["status"],
  boolean,
  NonNullable<Attempt["verdict"]> | null,
];

/** The attempts of some learners by person and index of the column. */
async function attemptsOf(
  db: Kysely<Tables>,
  columns: Assigned[],
  people: string[],
): Promise<Map<string, Map<number, Attempt[]>>> {
  const assignments = columns.map(({ assignmentId }) => assignmentId);
  const exercises = columns.map(({ exerciseId }) => exerciseId);
  const { rows } = await sql<{ personId: string; attempts: PackedAttempt[] }>`
    SELECT s.person_id AS "personId", json_agg(json_build_array(c.n - 1, s.id,
      floor(extract(epoch FROM s.received_at) * 1000)::bigint, s.status, s.spent, s.verdict)) AS attempts
    FROM (
      SELECT s.id, s.person_id, s.assignment_id, s.exercise_id, s.received_at, s.status, s.spent, v.status AS verdict
      FROM submission s LEFT JOIN verdict v ON v.id = s.verdict_id
      WHERE s.person_id = ANY (${people}::text[]) AND NOT s.practice
      OFFSET 0 -- a fence: planned together with the columns, few rows are expected and verdicts fetched one by one
    ) s
    JOIN unnest(${assignments}::text[], ${exercises}::text[]) WITH ORDINALITY AS c (assignment_id, exercise_id, n)
      ON c.assignment_id = s.assignment_id AND c.exercise_id = s.exercise_id
    GROUP BY s.person_id`.execute(db);
  return new Map(rows.map(({ personId, attempts }) => [personId, byColumn(attempts)]));
}

function byColumn(packed: PackedAttempt[]): Map<number, Attempt[]> {
  const columns = new Map<number, Attempt[]>();
  for (const [column, id, received, status, spent, verdict] of packed) {
    const attempt: Attempt = { id, receivedAt: new Date(received), status, spent, practice: false };
    const cell = columns.get(column);
    const one = verdict === null ? attempt : { ...attempt, verdict };
    if (cell) cell.push(one);
    else columns.set(column, [one]);
  }
  return columns;
}

async function extensionsOf(
  db: Kysely<Tables>,
  classId: string,
  people: string[],
): Promise<Map<string, Date>> {
  const { rows } = await sql<{ key: string; due: Date }>`
    SELECT e.person_id || E'\n' || e.assignment_id AS key, e.due_at AS due
    FROM extension e JOIN assignment a ON a.id = e.assignment_id
    WHERE a.class_id = ${classId} AND e.due_at IS NOT NULL AND e.person_id = ANY (${people}::text[])`.execute(
    db,
  );
  return new Map(rows.map(({ key, due }) => [key, due]));
}

async function overridesOf(
  db: Kysely<Tables>,
  classId: string,
  people: string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; points: string }>`
    SELECT o.person_id || E'\n' || o.assignment_id || E'\n' || o.exercise_id AS key, o.points
    FROM override o JOIN assignment a ON a.id = o.assignment_id
    WHERE a.class_id = ${classId} AND o.withdrawn_at IS NULL AND o.person_id = ANY (${people}::text[])`.execute(
    db,
  );
  return new Map(rows.map(({ key, points }) => [key, Number(points)]));
}
