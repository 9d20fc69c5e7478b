import { type Kysely, sql } from "kysely";
import type { Lane, Tables } from "../database/tables";

/** Seconds that a lease lasts unless it is renewed. */
export const leaseSeconds = 60;
/** A job that failed on our side is tried so many times in all, each time in a fresh engine. */
export const mostTries = 3;

/** A job that is ours until its lease ends. `fence` grows with every lease: a writer with an older one is refused. */
export interface Lease {
  jobId: string;
  fence: string;
  tries: number;
  lane: Lane;
  submissionId: string;
  personId: string;
  regradeId: string | null;
  exerciseId: string;
  exerciseVersion: string;
  answer: string;
}

/**
 * Takes the next job that waits, or undefined. Order: answers before slow answers before regrades, then everybody's first before
 * anybody's second, then by age. Two workers never get the same one (`FOR UPDATE SKIP LOCKED`).
 */
export async function lease(
  db: Kysely<Tables>,
  worker: string,
  lanes: readonly Lane[] = ["normal", "slow", "regrade"],
): Promise<Lease | undefined> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql<Lease>`
      UPDATE job SET state = 'leased', worker = ${worker}, tries = tries + 1, fence = fence + 1,
        lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      FROM submission s
      WHERE s.id = job.submission_id AND job.id = (
        SELECT id FROM job WHERE state = 'queued' AND lane = ANY(${sql.val([...lanes])}::text[])
        ORDER BY array_position(ARRAY['normal', 'slow', 'regrade'], lane), turn, id
        LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING job.id::text AS "jobId", fence::text AS fence, tries, lane, submission_id AS "submissionId",
        job.person_id AS "personId", regrade_id AS "regradeId", s.exercise_id AS "exerciseId",
        s.exercise_version AS "exerciseVersion", s.answer AS answer`.execute(trx);
    const [found] = rows;
    if (found?.regradeId === null) await startGrading(trx, found.submissionId);
    return found;
  });
}

async function startGrading(db: Kysely<Tables>, submissionId: string): Promise<void> {
  await db
    .updateTable("submission")
    .set({ status: "grading" })
    .where("id", "=", submissionId)
    .where("status", "=", "queued")
    .execute();
}

/** Keeps a lease for another minute. False: it has ended and the job is somebody else's by now. */
export async function renew(db: Kysely<Tables>, { jobId, fence }: Lease): Promise<boolean> {
  const done = await db
    .updateTable("job")
    .set({ lease_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
    .where("id", "=", jobId)
    .where("fence", "=", fence)
    .where("state", "=", "leased")
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Gives a job back as if it had never been taken: a worker that stops uses no try. */
export async function giveBack(db: Kysely<Tables>, { jobId, fence, submissionId }: Lease): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("job")
      .set({ state: "queued", worker: null, lease_until: null, tries: sql<number>`greatest(tries - 1, 0)` })
      .where("id", "=", jobId)
      .where("fence", "=", fence)
      .where("state", "=", "leased")
      .executeTakeFirst();
    if (done.numUpdatedRows === 1n) await waitAgain(trx, [submissionId]);
  });
}

/** Gives back every leased job, without a try: for a database that no other process can have open. */
export async function endLeases(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const jobs = await trx
      .updateTable("job")
      .set({ state: "queued", worker: null, lease_until: null, tries: sql<number>`greatest(tries - 1, 0)` })
      .where("state", "=", "leased")
      .returning(["submission_id", "regrade_id"])
      .execute();
    await waitAgain(
      trx,
      jobs.filter(({ regrade_id }) => regrade_id === null).map((job) => job.submission_id),
    );
  });
}

/** Puts jobs whose lease has ended back into the queue; those that were tried often enough are dead. How many there were. */
export async function reclaim(db: Kysely<Tables>): Promise<{ queued: number; dead: number }> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ submission: string; regrade: string | null; dead: boolean }>`
      UPDATE job SET worker = NULL, lease_until = NULL,
        state = CASE WHEN tries >= ${mostTries} THEN 'dead' ELSE 'queued' END,
        ended_at = CASE WHEN tries >= ${mostTries} THEN clock_timestamp() END,
        last_error = coalesce(last_error, 'its grader ended without a word')
      WHERE id IN (SELECT id FROM job WHERE state = 'leased' AND lease_until < clock_timestamp() FOR UPDATE SKIP LOCKED)
      RETURNING submission_id AS submission, regrade_id AS regrade, state = 'dead' AS dead`.execute(trx);
    const answers = rows.filter(({ regrade }) => regrade === null);
    await failed(
      trx,
      answers.filter(({ dead }) => dead).map(({ submission }) => submission),
    );
    await waitAgain(
      trx,
      answers.filter(({ dead }) => !dead).map(({ submission }) => submission),
    );
    const dead = rows.filter((one) => one.dead).length;
    return { queued: rows.length - dead, dead };
  });
}

async function waitAgain(db: Kysely<Tables>, submissions: string[]): Promise<void> {
  if (submissions.length === 0) return;
  await db
    .updateTable("submission")
    .set({ status: "queued" })
    .where("id", "in", submissions)
    .where("status", "=", "grading")
    .execute();
}

/** Our side failed for good: the answer stays handed in, and uses no attempt. */
async function failed(db: Kysely<Tables>, submissions: string[]): Promise<void> {
  if (submissions.length === 0) return;
  await db
    .updateTable("submission")
    .set({ status: "failed", spent: false, graded_at: sql<Date>`clock_timestamp()` })
    .where("id", "in", submissions)
    .where("status", "in", ["queued", "grading"])
    .execute();
}

/** What became of a job that failed. */
export type AfterFailure = "again" | "dead" | "not ours";

/** A try failed on our side: the job waits again, or is dead after its last try. */
export async function fail(db: Kysely<Tables>, held: Lease, message: string): Promise<AfterFailure> {
  return await db.transaction().execute(async (trx) => {
    const dead = held.tries >= mostTries;
    const done = await trx
      .updateTable("job")
      .set({
        state: dead ? "dead" : "queued",
        worker: null,
        lease_until: null,
        last_error: message.slice(0, 2_000),
        ended_at: dead ? sql<Date>`clock_timestamp()` : null,
      })
      .where("id", "=", held.jobId)
      .where("fence", "=", held.fence)
      .where("state", "=", "leased")
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return "not ours";
    if (held.regradeId === null) await (dead ? failed : waitAgain)(trx, [held.submissionId]);
    return dead ? "dead" : "again";
  });
}
