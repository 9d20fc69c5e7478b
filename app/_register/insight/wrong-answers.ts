import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";

/** Wrong answers of a class to one exercise that go wrong in the same way. */
export interface WrongGroup {
  /** The misconception that was recognised, if one was. */
  misconception: string | null;
  /** SQLSTATE or its like, of answers that did not run. */
  code: string | null;
  answers: number;
  learners: number;
  /** The shortest of them, with what its author was told. */
  example: { submissionId: string; answer: string; title: string; says: string | null };
}

/**
 * Wrong answers that count, the most frequent first: those of a recognised misconception together, then those that do the same on every
 * dataset, then those that fail to run with one code. Texts play no part in it.
 */
export async function wrongAnswers(
  db: Kysely<Tables>,
  classId: string,
  exerciseId: string,
  most: number,
): Promise<WrongGroup[]> {
  const { rows } = await sql<{
    misconception: string | null;
    code: string | null;
    answers: number;
    learners: number;
    submissionId: string;
    answer: string;
    title: string;
    says: string | null;
  }>`
    WITH wrong AS (
      SELECT s.id, s.person_id, length(s.answer) AS length, v.misconception, v.told -> 'error' ->> 'code' AS code,
        coalesce('m ' || v.misconception, 'b ' || v.behaviour, 'c ' || (v.told -> 'error' ->> 'code'), 's ' || v.status) AS way
      FROM submission s
      JOIN assignment a ON a.id = s.assignment_id
      JOIN verdict v ON v.id = s.verdict_id
      WHERE a.class_id = ${classId} AND s.exercise_id = ${exerciseId} AND NOT s.practice AND v.status <> 'passed'
    ), grouped AS (
      SELECT max(misconception) AS misconception, max(code) AS code, count(*)::integer AS answers,
        count(DISTINCT person_id)::integer AS learners, (array_agg(id ORDER BY length, id))[1] AS example
      FROM wrong GROUP BY way ORDER BY count(*) DESC, min(id) LIMIT ${most}
    )
    SELECT g.misconception, g.code, g.answers, g.learners, s.id AS "submissionId", s.answer,
      coalesce(v.told -> 'feedback' ->> 'title', '') AS title, v.told -> 'feedback' -> 'says' ->> 0 AS says
    FROM grouped g JOIN submission s ON s.id = g.example JOIN verdict v ON v.id = s.verdict_id
    ORDER BY g.answers DESC, s.id`.execute(db);
  return rows.map(({ submissionId, answer, title, says, ...group }) => ({
    ...group,
    example: { submissionId, answer, title, says },
  }));
}

/** How a class fares with one exercise. */
export interface ExerciseFigures {
  /** Learners who handed in, and those who passed. */
  tried: number;
  passed: number;
  answers: number;
  /** Of those who passed: the median of attempts, and of minutes from the first attempt to the pass. */
  attempts: number | null;
  minutes: number | null;
}

/** The figures of an exercise in a class, of answers that count. */
export async function exerciseFigures(
  db: Kysely<Tables>,
  classId: string,
  exerciseId: string,
): Promise<ExerciseFigures> {
  const { rows } = await sql<ExerciseFigures>`
    WITH one AS (
      SELECT s.person_id, s.received_at, v.status, s.spent,
        min(s.received_at) FILTER (WHERE v.status = 'passed') OVER (PARTITION BY s.person_id) AS passed_at,
        min(s.received_at) OVER (PARTITION BY s.person_id) AS first_at
      FROM submission s
      JOIN assignment a ON a.id = s.assignment_id
      LEFT JOIN verdict v ON v.id = s.verdict_id
      WHERE a.class_id = ${classId} AND s.exercise_id = ${exerciseId} AND NOT s.practice
    ), person AS (
      SELECT count(*) AS answers, max(passed_at) AS passed_at, min(first_at) AS first_at,
        count(*) FILTER (WHERE spent AND received_at <= passed_at) AS attempts
      FROM one GROUP BY person_id
    )
    SELECT count(*)::integer AS tried, count(passed_at)::integer AS passed, coalesce(sum(answers), 0)::integer AS answers,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY attempts) FILTER (WHERE passed_at IS NOT NULL))::float8 AS attempts,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM passed_at - first_at) / 60)
        FILTER (WHERE passed_at IS NOT NULL))::float8 AS minutes
    FROM person`.execute(db);
  const [figures] = rows;
  if (!figures) throw new Error("An aggregate gave no row.");
  return figures;
}
