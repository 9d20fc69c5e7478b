import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";

/** A job that our side could not do. */
export interface DeadLetter {
  jobId: string;
  submissionId: string;
  exerciseId: string;
  personId: string;
  tries: number;
  endedAt: Date | null;
  lastError: string | null;
}

/** Every dead letter, the oldest first. */
export async function deadLetters(db: Kysely<Tables>): Promise<DeadLetter[]> {
  return await db
    .selectFrom("job")
    .innerJoin("submission", "submission.id", "job.submission_id")
    .select([
      "job.id as jobId",
      "job.submission_id as submissionId",
      "submission.exercise_id as exerciseId",
      "job.person_id as personId",
      "job.tries as tries",
      "job.ended_at as endedAt",
      "job.last_error as lastError",
    ])
    .where("job.state", "=", "dead")
    .orderBy("job.id")
    .execute();
}

/** Puts dead letters back into the queue with all their tries: all of them, or those of some submissions. How many. */
export async function requeue(db: Kysely<Tables>, submissions?: string[]): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const all = trx
      .updateTable("job")
      .set({ state: "queued", tries: 0, ended_at: null })
      .where("state", "=", "dead");
    const jobs = await (submissions ? all.where("submission_id", "in", submissions) : all)
      .returning(["submission_id", "regrade_id"])
      .execute();
    const answers = jobs.filter(({ regrade_id }) => regrade_id === null).map((job) => job.submission_id);
    if (answers.length > 0) {
      await trx
        .updateTable("submission")
        .set({ status: "queued", spent: true, graded_at: null })
        .where("id", "in", answers)
        .execute();
    }
    return jobs.length;
  });
}
