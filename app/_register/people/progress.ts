import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";

/** One event of a browser's log; `at` is an ISO instant. */
export interface LearnerEvent {
  at: string;
  kind: string;
  lesson: string;
  block?: string;
  value?: string;
}

/** Events that a person may have kept. */
export const mostEvents = 20_000;

/**
 * Merges a browser's log into the person's. Of the same event sent twice one is kept, so it may be sent as often as one likes. Nothing of it is
 * ever read as a grade: what a browser says of itself proves nothing. Gives how many events were new, or undefined when there would be too many.
 */
export async function mergeProgress(
  db: Kysely<Tables>,
  personId: string,
  events: LearnerEvent[],
): Promise<number | undefined> {
  return await db.transaction().execute(async (trx) => {
    await trx.selectFrom("person").select("id").where("id", "=", personId).forUpdate().execute();
    const { count } = await trx
      .selectFrom("progress")
      .select(sql<number>`count(*)::int`.as("count"))
      .where("person_id", "=", personId)
      .executeTakeFirstOrThrow();
    // Whoever sends what is there already adds nothing; the bound holds within one sending.
    if (count >= mostEvents) return undefined;
    let added = 0;
    for (let from = 0; from < events.length; from += 1_000) {
      const result = await trx
        .insertInto("progress")
        .values(
          events.slice(from, from + 1_000).map(({ at, kind, lesson, block, value }) => ({
            person_id: personId,
            at: new Date(at),
            kind,
            lesson,
            block: block ?? "",
            value: value ?? null,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      added += Number(result.numInsertedOrUpdatedRows ?? 0n);
    }
    return added;
  });
}
