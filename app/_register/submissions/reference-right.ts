import { type Kysely, sql } from "kysely";
import { heldByClasses } from "../classes/target";
import type { Tables } from "../database/tables";

/** Whether somebody passed an exercise. */
async function passed(db: Kysely<Tables>, personId: string, exerciseId: string): Promise<boolean> {
  const { rows } = await sql<{ passed: boolean }>`
    SELECT EXISTS (SELECT FROM submission s JOIN verdict v ON v.id = s.verdict_id
      WHERE s.person_id = ${personId} AND s.exercise_id = ${exerciseId} AND v.status = 'passed') AS passed`.execute(
    db,
  );
  return rows[0]?.passed === true;
}

/**
 * Notes that the reference of an exercise is shown before it was passed: it cannot be passed any more, its variant counts. Not while a
 * class asks the exercise: the variant earns nothing there, and the reference would be known before the others are done. Whether it was
 * given up.
 */
export async function giveUp(db: Kysely<Tables>, personId: string, exerciseId: string): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    await sql`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`.execute(trx);
    if (await passed(trx, personId, exerciseId)) return true;
    if ((await heldByClasses(trx, personId, exerciseId)) === "kept") return false;
    await trx
      .insertInto("given_up")
      .values({ person_id: personId, exercise_id: exerciseId })
      .onConflict((conflict) => conflict.columns(["person_id", "exercise_id"]).doNothing())
      .execute();
    return true;
  });
}

/** Whether the reference may be shown: to who passed the exercise, gave it up, or has it behind them in their class. */
export async function mayReadReference(
  db: Kysely<Tables>,
  personId: string,
  exerciseId: string,
): Promise<boolean> {
  const given = await db
    .selectFrom("given_up")
    .select("at")
    .where("person_id", "=", personId)
    .where("exercise_id", "=", exerciseId)
    .executeTakeFirst();
  return (
    given !== undefined ||
    (await passed(db, personId, exerciseId)) ||
    (await heldByClasses(db, personId, exerciseId)) === "over"
  );
}
