-- Rows as the first version wrote them: every table, with what is hard to carry.
INSERT INTO setting (name, value) VALUES ('secret', 'of the first version');
INSERT INTO person (id, name, email, site_role) VALUES
  ('a', E'Ä "quoted" \\ \'', 'a@example.org', 'admin'), ('b', 'Bo', 'b@example.org', 'learner');
INSERT INTO session (id, person_id, token, expires_at) VALUES ('s', 'a', 't', '2027-01-01T00:00:00.123456Z');
INSERT INTO account (id, person_id, account_id, provider_id, password) VALUES ('x', 'a', 'a', 'credential', 'hash');
INSERT INTO verification (id, identifier, value, expires_at) VALUES ('v', 'i', 'v', '2027-01-01T00:00:00Z');
INSERT INTO rate_limit (key, hits) VALUES ('k', 3);
INSERT INTO class (id, name, join_code, time_zone, created_by) VALUES ('c', 'Databases', 'CODE', 'Europe/Berlin', 'a');
INSERT INTO membership (class_id, person_id, role, student_number) VALUES ('c', 'a', 'instructor', NULL), ('c', 'b', 'learner', '0042');
INSERT INTO invite (token_hash, purpose, class_id, role, expires_at, created_by) VALUES ('h', 'join', 'c', 'learner', '2027-01-01T00:00:00Z', 'a');
INSERT INTO exercise_version (exercise_id, version, title, points) VALUES ('one', 'v1', 'One', 2);
INSERT INTO course_version (version) VALUES ('w1');
INSERT INTO assignment (id, class_id, title, due_at, late_steps, attempt_limit, counts) VALUES
  ('w', 'c', 'Work', '2026-12-01T00:00:00Z', '[{"until": "2027-01-01T00:00:00Z", "credit": 0.5}]', 3, 'last');
INSERT INTO assignment_exercise (assignment_id, exercise_id, position, points) VALUES ('w', 'one', 1, 2.50);
INSERT INTO extension (assignment_id, person_id, due_at, extra_attempts, reason) VALUES ('w', 'b', '2026-12-05T00:00:00Z', 1, 'ill');
INSERT INTO submission (id, person_id, assignment_id, exercise_id, exercise_version, answer, idempotency_key, attempt, status) VALUES
  ('n1', 'b', 'w', 'one', 'v1', E'SELECT\t1\n-- \\ "x" ☃', 'k1', 1, 'graded'), ('n2', 'b', NULL, 'one', 'v1', '', 'k2', 1, 'queued');
INSERT INTO regrade (id, class_id, exercise_id, exercise_version, reason, requested_by) VALUES ('r', 'c', 'one', 'v2', 'a new dataset', 'a');
INSERT INTO verdict (submission_id, grader_version, regrade_id, status, misconception, behaviour, told, engine, dataset_version, ms) VALUES
  ('n1', 'g1', NULL, 'failed', 'equals-null', 'f00', '{"status": "failed", "big": 12345678901234567890}', 'PGlite', 'd', 5),
  ('n1', 'g2', 'r', 'passed', NULL, NULL, '{"status": "passed"}', 'PGlite', 'd', 5);
UPDATE submission s SET verdict_id = v.id, graded_at = '2026-11-27T00:00:00Z' FROM verdict v WHERE v.submission_id = s.id AND v.grader_version = 'g1';
INSERT INTO job (submission_id, person_id, state, fence) VALUES ('n1', 'b', 'done', 2), ('n2', 'b', 'queued', 0);
INSERT INTO override (assignment_id, exercise_id, person_id, points, reason, set_by) VALUES ('w', 'one', 'b', 1.25, 'ill', 'a');
INSERT INTO comment (submission_id, author_id, text) VALUES ('n1', 'a', 'See 1.2.');
INSERT INTO given_up (person_id, exercise_id) VALUES ('b', 'two');
INSERT INTO progress (person_id, at, kind, lesson) VALUES ('b', '2026-11-27T00:00:00Z', 'read', '1.1');
INSERT INTO audit (actor_id, action, class_id, person_id, detail) VALUES ('a', 'grade.override', 'c', 'b', '{"points": 1.25}');
