import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";

/**
 * How a learner stands to an exercise that they tried. Stuck: nothing passed, and several answers in a row were wrong. Working: an answer
 * came lately. Who never handed in has no state.
 */
export type BoardState = "done" | "stuck" | "working" | "begun";

/** Answers in a row that are wrong until somebody counts as stuck. */
const stuckAfter = 3;
/** Learners on one page of a board. */
export const boardSize = 100;
/** How long an answer counts as lately. */
const lately = "15 minutes";

/** A learner at an exercise. */
export interface BoardCell {
  state: BoardState;
  answers: number;
  /** Id of the newest answer. */
  newest: string;
}

/** An exercise of the assignment, with how many learners of the whole class are in each state. */
export interface BoardColumn {
  exerciseId: string;
  counts: Record<BoardState, number>;
}

/** A learner, with a cell for each column; null where nothing was handed in. */
export interface BoardRow {
  personId: string;
  name: string;
  cells: (BoardCell | null)[];
}

/** An assignment as it goes on, for some of its learners. */
export interface Board {
  title: string;
  /** When this was so, by the clock of the database. */
  at: string;
  columns: BoardColumn[];
  rows: BoardRow[];
  learnersInAll: number;
}

/** The board of an assignment: `size` learners by name, beginning with the `from`-th. Undefined: the class has no such assignment. */
export async function boardOf(
  db: Kysely<Tables>,
  classId: string,
  assignmentId: string,
  { from, size }: { from: number; size: number },
): Promise<Board | undefined> {
  const found = await db
    .selectFrom("assignment")
    .select("title")
    .select(({ fn }) => fn<Date>("clock_timestamp", []).as("at"))
    .where("id", "=", assignmentId)
    .where("class_id", "=", classId)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (!found) return undefined;
  const [exercises, counted, learners] = await Promise.all([
    exercisesOf(db, assignmentId),
    countsOf(db, classId, assignmentId),
    learnersOf(db, classId, from, size),
  ]);
  const cells = await cellsOf(
    db,
    assignmentId,
    learners.map(({ personId }) => personId),
  );
  return {
    title: found.title,
    at: found.at.toISOString(),
    columns: exercises.map((exerciseId) => ({ exerciseId, counts: countsIn(counted, exerciseId) })),
    rows: learners.map(({ personId, name }) => ({
      personId,
      name,
      cells: exercises.map((exerciseId) => cells.get(`${personId}\n${exerciseId}`) ?? null),
    })),
    learnersInAll: await countLearners(db, classId),
  };
}

/** A row for each learner and exercise of an assignment where something was handed in. */
const standings = (assignmentId: string) => sql`
  SELECT person_id, exercise_id, answers, newest, CASE
    WHEN passed THEN 'done'
    WHEN wrong >= ${stuckAfter} THEN 'stuck'
    WHEN newest_at > clock_timestamp() - ${lately}::interval THEN 'working'
    ELSE 'begun' END AS state
  FROM (
    SELECT s.person_id, s.exercise_id, count(*)::integer AS answers, max(s.received_at) AS newest_at,
      (array_agg(s.id ORDER BY s.received_at DESC, s.attempt DESC))[1] AS newest,
      coalesce(bool_or(v.status = 'passed'), false) AS passed,
      count(*) FILTER (WHERE v.status <> 'passed') AS wrong
    FROM submission s LEFT JOIN verdict v ON v.id = s.verdict_id
    WHERE s.assignment_id = ${assignmentId} AND NOT s.practice
    GROUP BY s.person_id, s.exercise_id
  ) answered`;

async function exercisesOf(db: Kysely<Tables>, assignmentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("assignment_exercise")
    .select("exercise_id")
    .where("assignment_id", "=", assignmentId)
    .orderBy("position")
    .execute();
  return rows.map(({ exercise_id }) => exercise_id);
}

interface Counted {
  exerciseId: string;
  state: BoardState;
  learners: number;
}

async function countsOf(db: Kysely<Tables>, classId: string, assignmentId: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    SELECT t.exercise_id AS "exerciseId", t.state, count(*)::integer AS learners
    FROM (${standings(assignmentId)}) t
    JOIN membership m ON m.class_id = ${classId} AND m.person_id = t.person_id AND m.role = 'learner' AND m.left_at IS NULL
    GROUP BY t.exercise_id, t.state`.execute(db);
  return rows;
}

function countsIn(counted: Counted[], exerciseId: string): Record<BoardState, number> {
  const counts: Record<BoardState, number> = { done: 0, stuck: 0, working: 0, begun: 0 };
  for (const one of counted) if (one.exerciseId === exerciseId) counts[one.state] = one.learners;
  return counts;
}

const learnersIn = (db: Kysely<Tables>, classId: string) =>
  db
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .where("m.class_id", "=", classId)
    .where("m.role", "=", "learner")
    .where("m.left_at", "is", null);

async function countLearners(db: Kysely<Tables>, classId: string): Promise<number> {
  const { count } = await learnersIn(db, classId)
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function learnersOf(
  db: Kysely<Tables>,
  classId: string,
  from: number,
  size: number,
): Promise<{ personId: string; name: string }[]> {
  return await learnersIn(db, classId)
    .select(["p.id as personId", "p.name"])
    .orderBy("p.name")
    .orderBy("p.id")
    .offset(from)
    .limit(size)
    .execute();
}

async function cellsOf(
  db: Kysely<Tables>,
  assignmentId: string,
  people: string[],
): Promise<Map<string, BoardCell>> {
  const { rows } = await sql<BoardCell & { key: string }>`
    SELECT t.person_id || E'\n' || t.exercise_id AS key, t.state, t.answers, t.newest
    FROM (${standings(assignmentId)}) t WHERE t.person_id = ANY (${people}::text[])`.execute(db);
  return new Map(rows.map(({ key, state, answers, newest }) => [key, { state, answers, newest }]));
}
