import { type Kysely, sql } from "kysely";
import type { SubmissionStatus, Tables } from "../database/tables";
import { receipt } from "./receipt";

/** An answer that was handed in, as `GET /api/submissions/<id>` tells it. */
export interface Submission {
  id: string;
  exerciseId: string;
  status: SubmissionStatus;
  /** Place in the queue, 1 is next; only while it waits. */
  position?: number;
  /** The verdict with its words, the number of datasets and the counter-example; absent until graded. */
  verdict?: object;
  attempt: number;
  submittedAt: string;
  gradedAt?: string;
  engine?: string;
  datasetVersion?: string;
  /** False: it counts for no assignment. */
  counts: boolean;
  assignmentId?: string;
  receipt: string;
}

/** A submission of a person, or undefined: those of others are not there for them. */
export async function submissionOf(
  db: Kysely<Tables>,
  id: string,
  personId: string,
  secret: string,
): Promise<Submission | undefined> {
  const found = await db
    .selectFrom("submission as s")
    .leftJoin("verdict as v", "v.id", "s.verdict_id")
    .select(["s.id", "s.exercise_id", "s.status", "s.attempt", "s.received_at", "s.graded_at", "s.answer"])
    .select(["s.assignment_id", "s.practice", "v.told", "v.engine", "v.dataset_version"])
    .where("s.id", "=", id)
    .where("s.person_id", "=", personId)
    .executeTakeFirst();
  if (!found) return undefined;
  const position = found.status === "queued" ? await positionOf(db, id) : undefined;
  const { exercise_id: exerciseId, received_at: receivedAt, answer } = found;
  return {
    id,
    exerciseId,
    status: found.status,
    ...(position === undefined ? {} : { position }),
    ...(found.told ? { verdict: found.told } : {}),
    attempt: found.attempt,
    submittedAt: receivedAt.toISOString(),
    ...(found.graded_at ? { gradedAt: found.graded_at.toISOString() } : {}),
    ...(found.engine ? { engine: found.engine } : {}),
    ...(found.dataset_version === null ? {} : { datasetVersion: found.dataset_version }),
    counts: !found.practice,
    ...(found.assignment_id ? { assignmentId: found.assignment_id } : {}),
    receipt: receipt({ submissionId: id, personId, exerciseId, answer, receivedAt }, secret),
  };
}

/** The place of a submission among the jobs that wait, by the order in which they are leased. 1 is next. */
export async function positionOf(db: Kysely<Tables>, submissionId: string): Promise<number | undefined> {
  const { rows } = await sql<{ place: number }>`
    SELECT (SELECT count(*)::integer FROM job o WHERE o.state = 'queued'
      AND (array_position(ARRAY['normal', 'slow', 'regrade'], o.lane), o.turn, o.id)
        <= (array_position(ARRAY['normal', 'slow', 'regrade'], j.lane), j.turn, j.id)) AS place
    FROM job j WHERE j.submission_id = ${submissionId} AND j.state = 'queued' AND j.regrade_id IS NULL`.execute(
    db,
  );
  return rows[0]?.place;
}
