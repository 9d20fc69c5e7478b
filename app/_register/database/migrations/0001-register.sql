-- expand: the register: people, classes, assignments, answers, verdicts and the queue.
-- Times are the database's own. Every foreign key has an index, so that erasing a person or a class reads no whole table.

CREATE TABLE setting (
  name text PRIMARY KEY,
  value text NOT NULL
);

-- People and how they sign in. The columns of person, session, account and verification are those that better-auth asks for.
CREATE TABLE person (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  site_role text NOT NULL DEFAULT 'learner' CHECK (site_role IN ('learner', 'instructor', 'admin')),
  erased_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX person_email ON person (lower(email));

CREATE TABLE session (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE account (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX account_person ON account (person_id);
CREATE UNIQUE INDEX account_provider ON account (provider_id, account_id);

CREATE TABLE verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX verification_identifier ON verification (identifier);

-- One line per key and window; a burst of requests is counted by the row lock.
CREATE TABLE rate_limit (
  key text PRIMARY KEY,
  window_start timestamptz NOT NULL DEFAULT clock_timestamp(),
  hits integer NOT NULL DEFAULT 0
);

-- Classes.
CREATE TABLE class (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  time_zone text NOT NULL DEFAULT 'UTC',
  join_code text NOT NULL UNIQUE,
  join_open boolean NOT NULL DEFAULT true,
  created_by text REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  archived_at timestamptz
);
CREATE INDEX class_created_by ON class (created_by);

CREATE TABLE membership (
  class_id text NOT NULL REFERENCES class ON DELETE CASCADE,
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('learner', 'instructor')),
  -- What the school calls this person, from the roster.
  student_number text,
  joined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  left_at timestamptz,
  PRIMARY KEY (class_id, person_id)
);
CREATE INDEX membership_person ON membership (person_id);

-- Links that work once: the first admin, an invitation into a class, a new password. Only the hash of a token is kept.
CREATE TABLE invite (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  token_hash text NOT NULL UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('first-admin', 'join', 'password')),
  class_id text REFERENCES class ON DELETE CASCADE,
  role text CHECK (role IN ('learner', 'instructor', 'admin')),
  person_id text REFERENCES person ON DELETE CASCADE,
  email text,
  created_by text REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  used_by text REFERENCES person ON DELETE SET NULL
);
CREATE INDEX invite_class ON invite (class_id);
CREATE INDEX invite_person ON invite (person_id);
CREATE INDEX invite_created_by ON invite (created_by);
CREATE INDEX invite_used_by ON invite (used_by);

-- What is asked. A version is the hash of an exercise with its datasets; the text of the course is in the repository, not here.
CREATE TABLE exercise_version (
  exercise_id text NOT NULL,
  version text NOT NULL,
  title text NOT NULL,
  points integer NOT NULL,
  first_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (exercise_id, version)
);

CREATE TABLE course_version (
  version text PRIMARY KEY,
  first_seen timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE assignment (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  class_id text NOT NULL REFERENCES class ON DELETE CASCADE,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  opens_at timestamptz,
  due_at timestamptz,
  -- Late work: [{"until": ISO instant, "credit": 0..1}], ascending. After the last one the assignment is closed.
  late_steps jsonb NOT NULL DEFAULT '[]',
  -- NULL: as many as one likes.
  attempt_limit integer CHECK (attempt_limit BETWEEN 1 AND 1000),
  counts text NOT NULL DEFAULT 'best' CHECK (counts IN ('best', 'last', 'average')),
  reference_after_due boolean NOT NULL DEFAULT true,
  practice_afterwards boolean NOT NULL DEFAULT true,
  created_by text REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz
);
CREATE INDEX assignment_class ON assignment (class_id);
CREATE INDEX assignment_created_by ON assignment (created_by);

CREATE TABLE assignment_exercise (
  assignment_id text NOT NULL REFERENCES assignment ON DELETE CASCADE,
  exercise_id text NOT NULL,
  position integer NOT NULL,
  points numeric(8, 2) NOT NULL CHECK (points >= 0),
  PRIMARY KEY (assignment_id, exercise_id)
);
CREATE INDEX assignment_exercise_exercise ON assignment_exercise (exercise_id);

CREATE TABLE extension (
  assignment_id text NOT NULL REFERENCES assignment ON DELETE CASCADE,
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  due_at timestamptz,
  extra_attempts integer NOT NULL DEFAULT 0 CHECK (extra_attempts BETWEEN 0 AND 1000),
  reason text NOT NULL DEFAULT '',
  granted_by text REFERENCES person ON DELETE SET NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (assignment_id, person_id)
);
CREATE INDEX extension_person ON extension (person_id);
CREATE INDEX extension_granted_by ON extension (granted_by);

-- Answers. received_at decides lateness. A practice answer counts for no assignment.
CREATE TABLE submission (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  assignment_id text REFERENCES assignment ON DELETE CASCADE,
  exercise_id text NOT NULL,
  exercise_version text NOT NULL,
  answer text NOT NULL,
  idempotency_key text NOT NULL,
  attempt integer NOT NULL,
  practice boolean NOT NULL DEFAULT false,
  -- False: it did not run, was stopped, or our side failed. It uses no attempt.
  spent boolean NOT NULL DEFAULT true,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'grading', 'graded', 'failed')),
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  graded_at timestamptz,
  -- The verdict that counts; a regrade that is applied points it elsewhere.
  verdict_id bigint,
  UNIQUE (person_id, idempotency_key),
  FOREIGN KEY (exercise_id, exercise_version) REFERENCES exercise_version
);
CREATE UNIQUE INDEX submission_attempt
  ON submission (person_id, exercise_id, coalesce(assignment_id, ''), attempt);
CREATE INDEX submission_assignment ON submission (assignment_id, exercise_id);
CREATE INDEX submission_exercise ON submission (exercise_id, exercise_version);
CREATE INDEX submission_received ON submission (person_id, received_at);
CREATE INDEX submission_under_way ON submission (person_id) WHERE status IN ('queued', 'grading');

CREATE TABLE regrade (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  class_id text NOT NULL REFERENCES class ON DELETE CASCADE,
  exercise_id text NOT NULL,
  exercise_version text NOT NULL,
  reason text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'applied', 'discarded')),
  requested_by text REFERENCES person ON DELETE SET NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by text REFERENCES person ON DELETE SET NULL,
  decided_at timestamptz
);
CREATE INDEX regrade_class ON regrade (class_id);
CREATE INDEX regrade_requested_by ON regrade (requested_by);
CREATE INDEX regrade_decided_by ON regrade (decided_by);

CREATE TABLE verdict (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  submission_id text NOT NULL REFERENCES submission ON DELETE CASCADE,
  -- Hash of the grader, the exercise and its datasets: the same text graded twice by the same grader is one verdict.
  grader_version text NOT NULL,
  regrade_id text REFERENCES regrade ON DELETE SET NULL,
  status text NOT NULL CHECK (status IN ('passed', 'failed', 'rejected', 'stopped')),
  misconception text,
  -- Equal for answers that do the same on all datasets; NULL where nothing ran.
  behaviour text,
  -- The whole of it, as the learner may see it.
  told jsonb NOT NULL,
  engine text NOT NULL,
  dataset_version text NOT NULL,
  ms integer NOT NULL,
  graded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (submission_id, grader_version)
);
CREATE INDEX verdict_regrade ON verdict (regrade_id);
ALTER TABLE submission ADD FOREIGN KEY (verdict_id) REFERENCES verdict ON DELETE SET NULL;
CREATE INDEX submission_verdict ON submission (verdict_id);

-- The queue. A lease ends by itself; its fence makes a late writer harmless.
CREATE TABLE job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  submission_id text NOT NULL REFERENCES submission ON DELETE CASCADE,
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  regrade_id text REFERENCES regrade ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'leased', 'done', 'dead')),
  lane text NOT NULL DEFAULT 'normal' CHECK (lane IN ('normal', 'slow', 'regrade')),
  -- How many of this person's jobs were waiting when it came: the first of everybody goes before the second of anybody.
  turn integer NOT NULL DEFAULT 0,
  tries integer NOT NULL DEFAULT 0,
  fence bigint NOT NULL DEFAULT 0,
  worker text,
  lease_until timestamptz,
  enqueued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  last_error text
);
CREATE INDEX job_waiting ON job (lane, turn, id) WHERE state = 'queued';
CREATE INDEX job_leased ON job (lease_until) WHERE state = 'leased';
CREATE INDEX job_dead ON job (ended_at) WHERE state = 'dead';
CREATE INDEX job_submission ON job (submission_id);
CREATE INDEX job_person ON job (person_id);
CREATE INDEX job_regrade ON job (regrade_id);

-- What an instructor decided by hand. The latest that is not withdrawn counts.
CREATE TABLE override (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  assignment_id text NOT NULL REFERENCES assignment ON DELETE CASCADE,
  exercise_id text NOT NULL,
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  points numeric(8, 2) NOT NULL CHECK (points >= 0),
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  set_by text REFERENCES person ON DELETE SET NULL,
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz
);
CREATE UNIQUE INDEX override_current ON override (assignment_id, exercise_id, person_id) WHERE withdrawn_at IS NULL;
CREATE INDEX override_person ON override (person_id);
CREATE INDEX override_set_by ON override (set_by);

CREATE TABLE comment (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  submission_id text NOT NULL REFERENCES submission ON DELETE CASCADE,
  author_id text REFERENCES person ON DELETE SET NULL,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
  written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX comment_submission ON comment (submission_id);
CREATE INDEX comment_author ON comment (author_id);

-- Whose reference was shown before passing: the variant counts from then on.
CREATE TABLE given_up (
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  exercise_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (person_id, exercise_id)
);

-- What a learner did in the page, merged from the browser's own log on sign-up. No grade is read from it.
CREATE TABLE progress (
  person_id text NOT NULL REFERENCES person ON DELETE CASCADE,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  lesson text NOT NULL,
  block text NOT NULL DEFAULT '',
  PRIMARY KEY (person_id, at, kind, lesson, block)
);

-- Everything that touched a grade or a right. Rows are only added.
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id text REFERENCES person ON DELETE SET NULL,
  action text NOT NULL,
  class_id text REFERENCES class ON DELETE CASCADE,
  person_id text REFERENCES person ON DELETE SET NULL,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_actor ON audit (actor_id);
CREATE INDEX audit_class ON audit (class_id, id);
CREATE INDEX audit_person ON audit (person_id);
