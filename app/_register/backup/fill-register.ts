import { sql } from "kysely";
import type { Database } from "../database/database";

/** Puts a row into every table, with what is hard to carry: quotes, tabs, line ends, long numbers, microseconds, NULLs. For tests. */
export async function fillRegister({ db }: Database): Promise<void> {
  await sql`
    WITH p AS (INSERT INTO person (id, name, email) VALUES ('a', E'Ä"\\t''\n\u2028', 'a@example.org'), ('b', 'B', 'b@example.org') RETURNING id),
      c AS (INSERT INTO class (id, name, join_code, time_zone, created_by) VALUES ('c', 'Databases', 'CODE', 'Europe/Berlin', 'a'))
    INSERT INTO exercise_version (exercise_id, version, title, points) VALUES ('one', 'v1', 'One', 2)`.execute(
    db,
  );
  const statements = [
    sql`INSERT INTO setting VALUES ('secret', 's') ON CONFLICT DO NOTHING`,
    sql`INSERT INTO session (id, person_id, token, expires_at) VALUES ('s', 'a', 't', '2027-01-01T00:00:00.123456Z')`,
    sql`INSERT INTO account (id, person_id, account_id, provider_id, password) VALUES ('x', 'a', 'a', 'credential', 'hash')`,
    sql`INSERT INTO verification (id, identifier, value, expires_at) VALUES ('v', 'i', 'v', now())`,
    sql`INSERT INTO rate_limit (key, hits) VALUES ('k', 3)`,
    sql`INSERT INTO membership (class_id, person_id, role) VALUES ('c', 'a', 'instructor'), ('c', 'b', 'learner')`,
    sql`INSERT INTO invite (token_hash, purpose, class_id, expires_at, created_by) VALUES ('h', 'join', 'c', now(), 'a')`,
    sql`INSERT INTO course_version VALUES ('w1')`,
    sql`INSERT INTO assignment (id, class_id, title, due_at, late_steps) VALUES ('w', 'c', 'Work', now(), '[{"until": "2027-01-01T00:00:00Z", "credit": 0.5}]')`,
    sql`INSERT INTO assignment_exercise VALUES ('w', 'one', 1, 2.50)`,
    sql`INSERT INTO extension (assignment_id, person_id, extra_attempts) VALUES ('w', 'b', 1)`,
    sql`INSERT INTO submission (id, person_id, assignment_id, exercise_id, exercise_version, answer, idempotency_key, attempt)
      SELECT 'n' || g, 'b', 'w', 'one', 'v1', E'SELECT\t' || g || E'\n-- \\ "x"', 'key' || g, g FROM generate_series(1, 1200) g`,
    sql`INSERT INTO regrade (id, class_id, exercise_id, exercise_version) VALUES ('r', 'c', 'one', 'v2')`,
    sql`INSERT INTO verdict (submission_id, grader_version, status, told, engine, dataset_version, ms)
      SELECT 'n' || g, 'g1', 'failed', '{"status": "failed", "big": 12345678901234567890}', 'PGlite', 'd', 5 FROM generate_series(1, 1100) g`,
    sql`UPDATE submission s SET verdict_id = v.id, status = 'graded' FROM verdict v WHERE v.submission_id = s.id`,
    sql`INSERT INTO job (submission_id, person_id, state) SELECT 'n' || g, 'b', 'done' FROM generate_series(1, 3) g`,
    sql`INSERT INTO override (assignment_id, exercise_id, person_id, points, reason) VALUES ('w', 'one', 'b', 1.25, 'ill')`,
    sql`INSERT INTO comment (submission_id, author_id, text) VALUES ('n1', 'a', 'See 1.2.')`,
    sql`INSERT INTO given_up (person_id, exercise_id) VALUES ('b', 'two')`,
    sql`INSERT INTO progress (person_id, at, kind, lesson) VALUES ('b', now(), 'read', '1.1')`,
    sql`INSERT INTO audit (actor_id, action, class_id, person_id, detail) VALUES ('a', 'grade.override', 'c', 'b', '{"points": 1.25}')`,
  ];
  for (const statement of statements) await statement.execute(db);
}
