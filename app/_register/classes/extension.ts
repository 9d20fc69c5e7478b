import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { Tables } from "../database/tables";

/** What is granted. */
export interface Grant {
  /** NULL: the due date stays, also one that was granted before. */
  dueAt: Date | null;
  /** 0: those that were granted before stay. */
  extraAttempts: number;
  reason: string;
}

/**
 * Grants the same to one or many learners of an assignment's class, in the place of what they had of it: more attempts take no days
 * away, which would make late what was in time. Those that are no learners of the class are left out; the ids of those that were granted something.
 */
export async function grantExtensions(
  db: Kysely<Tables>,
  actorId: string,
  assignmentId: string,
  personIds: readonly string[],
  { dueAt, extraAttempts, reason }: Grant,
): Promise<string[]> {
  if (personIds.length === 0) return [];
  return await db.transaction().execute(async (trx) => {
    const learners = await trx
      .selectFrom("assignment as a")
      .innerJoin("membership as m", "m.class_id", "a.class_id")
      .select(["m.person_id", "a.class_id"])
      .where("a.id", "=", assignmentId)
      .where("m.role", "=", "learner")
      .where("m.left_at", "is", null)
      .where("m.person_id", "in", [...personIds])
      .execute();
    for (const { person_id: personId, class_id: classId } of learners) {
      const granted = { due_at: dueAt, extra_attempts: extraAttempts, reason, granted_by: actorId };
      await trx
        .insertInto("extension")
        .values({ assignment_id: assignmentId, person_id: personId, ...granted })
        .onConflict((conflict) =>
          conflict.columns(["assignment_id", "person_id"]).doUpdateSet({
            ...granted,
            due_at: sql<Date | null>`coalesce(excluded.due_at, extension.due_at)`,
            extra_attempts: sql<number>`coalesce(nullif(excluded.extra_attempts, 0), extension.extra_attempts)`,
            granted_at: sql<Date>`clock_timestamp()`,
          }),
        )
        .execute();
      const detail = { assignmentId, dueAt, extraAttempts, reason };
      await audit(trx, { actorId, action: "extension.grant", classId, personId, detail });
    }
    return learners.map(({ person_id: personId }) => personId);
  });
}
