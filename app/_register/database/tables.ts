import type { ColumnType, Generated, JSONColumnType } from "kysely";

/** An instant: read as `Date`, written as `Date` or ISO text. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** By the database's clock unless given. */
type Now = ColumnType<Date, Date | string | undefined, Date | string>;
/** A `bigint` as text: JavaScript's numbers would lose digits. */
type BigId = ColumnType<string, never, never>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Default<T> = ColumnType<T, T | undefined, T>;
/** A `numeric`, as text. */
type Numeric = ColumnType<string, string | number, string | number>;

export type SiteRole = "learner" | "instructor" | "admin";
export type ClassRole = "learner" | "instructor";
export type SubmissionStatus = "queued" | "grading" | "graded" | "failed";
export type Lane = "normal" | "slow" | "regrade";

/** Until `until` (ISO instant) an answer earns `credit` (0 to 1) of its points. */
export interface LateStep {
  until: string;
  credit: number;
}

/** The register's tables as Kysely sees them; `migrations/` is what makes them. */
export interface Tables {
  setting: { name: string; value: string };
  person: {
    id: string;
    name: string;
    email: string;
    email_verified: Default<boolean>;
    image: Maybe<string>;
    site_role: Default<SiteRole>;
    erased_at: MaybeInstant;
    created_at: Now;
    updated_at: Now;
  };
  session: {
    id: string;
    person_id: string;
    token: string;
    expires_at: Instant;
    ip_address: Maybe<string>;
    user_agent: Maybe<string>;
    created_at: Now;
    updated_at: Now;
  };
  account: {
    id: string;
    person_id: string;
    account_id: string;
    provider_id: string;
    access_token: Maybe<string>;
    refresh_token: Maybe<string>;
    id_token: Maybe<string>;
    access_token_expires_at: MaybeInstant;
    refresh_token_expires_at: MaybeInstant;
    scope: Maybe<string>;
    password: Maybe<string>;
    created_at: Now;
    updated_at: Now;
  };
  verification: {
    id: string;
    identifier: string;
    value: string;
    expires_at: Instant;
    created_at: Now;
    updated_at: Now;
  };
  rate_limit: { key: string; window_start: Now; hits: Default<number> };
  class: {
    id: Generated<string>;
    name: string;
    time_zone: Default<string>;
    join_code: string;
    join_open: Default<boolean>;
    created_by: Maybe<string>;
    created_at: Now;
    archived_at: MaybeInstant;
  };
  membership: {
    class_id: string;
    person_id: string;
    role: ClassRole;
    student_number: Maybe<string>;
    joined_at: Now;
    left_at: MaybeInstant;
  };
  invite: {
    id: Generated<string>;
    token_hash: string;
    purpose: "first-admin" | "join" | "password";
    class_id: Maybe<string>;
    role: Maybe<SiteRole>;
    person_id: Maybe<string>;
    email: Maybe<string>;
    created_by: Maybe<string>;
    created_at: Now;
    expires_at: Instant;
    used_at: MaybeInstant;
    used_by: Maybe<string>;
    name: Maybe<string>;
    student_number: Maybe<string>;
  };
  exercise_version: {
    exercise_id: string;
    version: string;
    title: string;
    points: number;
    first_seen: Now;
  };
  course_version: { version: string; first_seen: Now };
  assignment: {
    id: Generated<string>;
    class_id: string;
    title: string;
    opens_at: MaybeInstant;
    due_at: MaybeInstant;
    late_steps: JSONColumnType<LateStep[], string | undefined, string>;
    attempt_limit: Maybe<number>;
    counts: Default<"best" | "last" | "average">;
    reference_after_due: Default<boolean>;
    practice_afterwards: Default<boolean>;
    created_by: Maybe<string>;
    created_at: Now;
    withdrawn_at: MaybeInstant;
  };
  assignment_exercise: { assignment_id: string; exercise_id: string; position: number; points: Numeric };
  extension: {
    assignment_id: string;
    person_id: string;
    due_at: MaybeInstant;
    extra_attempts: Default<number>;
    reason: Default<string>;
    granted_by: Maybe<string>;
    granted_at: Now;
  };
  submission: {
    id: Generated<string>;
    person_id: string;
    assignment_id: Maybe<string>;
    exercise_id: string;
    exercise_version: string;
    answer: string;
    idempotency_key: string;
    attempt: number;
    practice: Default<boolean>;
    spent: Default<boolean>;
    status: Default<SubmissionStatus>;
    received_at: Now;
    graded_at: MaybeInstant;
    verdict_id: Maybe<string>;
  };
  regrade: {
    id: Generated<string>;
    class_id: string;
    exercise_id: string;
    exercise_version: string;
    reason: Default<string>;
    state: Default<"running" | "applied" | "discarded">;
    requested_by: Maybe<string>;
    requested_at: Now;
    decided_by: Maybe<string>;
    decided_at: MaybeInstant;
  };
  verdict: {
    id: BigId;
    submission_id: string;
    grader_version: string;
    regrade_id: Maybe<string>;
    status: "passed" | "failed" | "rejected" | "stopped";
    misconception: Maybe<string>;
    behaviour: Maybe<string>;
    told: JSONColumnType<object, string, string>;
    engine: string;
    dataset_version: string;
    ms: number;
    graded_at: Now;
  };
  job: {
    id: BigId;
    submission_id: string;
    person_id: string;
    regrade_id: Maybe<string>;
    state: Default<"queued" | "leased" | "done" | "dead">;
    lane: Default<Lane>;
    turn: Default<number>;
    tries: Default<number>;
    fence: ColumnType<string, string | number | undefined, string | number>;
    worker: Maybe<string>;
    lease_until: MaybeInstant;
    enqueued_at: Now;
    ended_at: MaybeInstant;
    last_error: Maybe<string>;
  };
  override: {
    id: Generated<string>;
    assignment_id: string;
    exercise_id: string;
    person_id: string;
    points: Numeric;
    reason: string;
    set_by: Maybe<string>;
    set_at: Now;
    withdrawn_at: MaybeInstant;
  };
  comment: {
    id: Generated<string>;
    submission_id: string;
    author_id: Maybe<string>;
    text: string;
    written_at: Now;
  };
  given_up: { person_id: string; exercise_id: string; at: Now };
  progress: {
    person_id: string;
    at: Instant;
    kind: string;
    lesson: string;
    block: Default<string>;
    value: Maybe<string>;
  };
  audit: {
    id: BigId;
    at: Now;
    actor_id: Maybe<string>;
    action: string;
    class_id: Maybe<string>;
    person_id: Maybe<string>;
    detail: JSONColumnType<object, string | undefined, never>;
  };
}
