import { type Kysely, sql } from "kysely";
import type { Lane, Tables } from "../database/tables";

/** So many of a person's last answers in a row that ran into a time limit send the next one to the slow lane. */
const stoppedInARow = 2;

/** What is put into the queue. */
export interface Enqueued {
  submissionId: string;
  personId: string;
  regradeId?: string;
}

/**
 * Puts a submission into the queue. Its turn is the number of jobs of the same person that wait already: the first of everybody
 * goes before the second of anybody, so that nobody's flood delays another. Call it in the transaction that writes the submission.
 */
export async function enqueue(db: Kysely<Tables>, job: Enqueued): Promise<void> {
  const lane: Lane = job.regradeId ? "regrade" : await laneOf(db, job.personId);
  await db
    .insertInto("job")
    .values((eb) => ({
      submission_id: job.submissionId,
      person_id: job.personId,
      regrade_id: job.regradeId ?? null,
      lane,
      turn: eb
        .selectFrom("job")
        .select(sql<number>`count(*)::integer`.as("waiting"))
        .where("person_id", "=", job.personId)
        .where("state", "=", "queued"),
    }))
    .execute();
}

async function laneOf(db: Kysely<Tables>, personId: string): Promise<Lane> {
  const last = await db
    .selectFrom("submission")
    .innerJoin("verdict", "verdict.id", "submission.verdict_id")
    .select("verdict.status")
    .where("submission.person_id", "=", personId)
    .where("submission.status", "=", "graded")
    .orderBy("submission.graded_at", "desc")
    .limit(stoppedInARow)
    .execute();
  return last.length === stoppedInARow && last.every(({ status }) => status === "stopped")
    ? "slow"
    : "normal";
}
