import { type Kysely, sql } from "kysely";
import type { Graded } from "@/exercises/server/grading/graded";
import type { Tables } from "../database/tables";
import type { Lease } from "./lease";

/** A verdict to write. */
export interface Settled {
  graded: Graded;
  /** Hash of the programs, the exercise and its datasets that gave it. */
  graderVersion: string;
  /** Milliseconds from lease to verdict. */
  ms: number;
}

/**
 * Writes the verdict of a leased job, once: verdict, submission and job in one transaction, and only while the lease is ours. False:
 * the lease has ended and the job was given to another, whose verdict counts; nothing was written.
 */
export async function settle(db: Kysely<Tables>, held: Lease, settled: Settled): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("job")
      .set({ state: "done", ended_at: sql<Date>`clock_timestamp()`, lease_until: null, last_error: null })
      .where("id", "=", held.jobId)
      .where("fence", "=", held.fence)
      .where("state", "=", "leased")
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return false;
    const id = await writeVerdict(trx, held, settled);
    if (held.regradeId === null) await setVerdict(trx, held.submissionId, id, settled.graded);
    return true;
  });
}

async function writeVerdict(
  db: Kysely<Tables>,
  { submissionId, regradeId }: Lease,
  { graded, graderVersion, ms }: Settled,
): Promise<string> {
  const { verdict, engine, datasetVersion, behaviour, ...beside } = graded;
  const { id } = await db
    .insertInto("verdict")
    .values({
      submission_id: submissionId,
      grader_version: graderVersion,
      regrade_id: regradeId,
      status: verdict.status,
      misconception: verdict.misconception ?? null,
      behaviour: behaviour ?? null,
      told: JSON.stringify({ ...verdict, ...beside }),
      engine,
      dataset_version: datasetVersion,
      ms: Math.round(ms),
    })
    // The same grader says the same of the same text: what it said first stands, and belongs to the last regrade that asked.
    .onConflict((conflict) =>
      conflict.columns(["submission_id", "grader_version"]).doUpdateSet(({ fn }) => ({
        regrade_id: fn.coalesce("excluded.regrade_id", "verdict.regrade_id"),
      })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A text that did not run or was stopped uses no attempt. */
async function setVerdict(
  db: Kysely<Tables>,
  submissionId: string,
  verdictId: string,
  { verdict }: Graded,
): Promise<void> {
  await db
    .updateTable("submission")
    .set({
      status: "graded",
      verdict_id: verdictId,
      spent: verdict.status === "passed" || verdict.status === "failed",
      graded_at: sql<Date>`clock_timestamp()`,
    })
    .where("id", "=", submissionId)
    .execute();
}
