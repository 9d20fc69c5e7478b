import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { Tables } from "../database/tables";
import type { ExerciseVersion } from "../submissions/accept";

/** What came of asking for a regrade. */
export type RegradeStarted =
  /** `fresh` is false when one of the same exercise was not decided yet: a second press starts no second one. */
  | { kind: "started"; id: string; fresh: boolean }
  /** The class has no answers to this exercise. */
  | { kind: "nothing" };

/**
 * Grades every answer of a class to an exercise again, as the exercise stands now. The answers stand in line behind those that are handed in;
 * their verdicts count for nothing until the regrade is applied.
 */
export async function startRegrade(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  { exerciseId, reason, now }: { exerciseId: string; reason: string; now: ExerciseVersion },
): Promise<RegradeStarted> {
  return await db.transaction().execute(async (trx): Promise<RegradeStarted> => {
    await sql`SELECT id FROM class WHERE id = ${classId} FOR UPDATE`.execute(trx);
    const open = await trx
      .selectFrom("regrade")
      .select("id")
      .where("class_id", "=", classId)
      .where("exercise_id", "=", exerciseId)
      .where("state", "=", "running")
      .executeTakeFirst();
    if (open) return { kind: "started", id: open.id, fresh: false };
    const answers = await answersTo(trx, classId, exerciseId);
    if (answers === 0) return { kind: "nothing" };
    const id = await insertRegrade(trx, actorId, classId, { exerciseId, reason, now });
    await enqueueAnswers(trx, id, classId, exerciseId);
    const detail = { regradeId: id, exerciseId, version: now.version, answers, reason };
    await audit(trx, { actorId, action: "regrade.start", classId, detail });
    return { kind: "started", id, fresh: true };
  });
}

/** Answers that count for something, and have been tried. */
const countable = (classId: string, exerciseId: string) => sql`
  FROM submission s JOIN assignment a ON a.id = s.assignment_id
  WHERE a.class_id = ${classId} AND s.exercise_id = ${exerciseId} AND NOT s.practice AND s.status IN ('graded', 'failed')`;

async function answersTo(db: Kysely<Tables>, classId: string, exerciseId: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`SELECT count(*) AS n ${countable(classId, exerciseId)}`.execute(
    db,
  );
  return Number(rows[0]?.n);
}

async function insertRegrade(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  { exerciseId, reason, now }: { exerciseId: string; reason: string; now: ExerciseVersion },
): Promise<string> {
  const { version, title, points } = now;
  await db
    .insertInto("exercise_version")
    .values({ exercise_id: exerciseId, version, title, points })
    .onConflict((conflict) => conflict.columns(["exercise_id", "version"]).doNothing())
    .execute();
  const { id } = await db
    .insertInto("regrade")
    .values({
      class_id: classId,
      exercise_id: exerciseId,
      exercise_version: version,
      reason,
      requested_by: actorId,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The oldest answer of everybody first. */
async function enqueueAnswers(
  db: Kysely<Tables>,
  regradeId: string,
  classId: string,
  exerciseId: string,
): Promise<void> {
  await sql`
    INSERT INTO job (submission_id, person_id, regrade_id, lane, turn)
    SELECT s.id, s.person_id, ${regradeId}, 'regrade', row_number() OVER (PARTITION BY s.person_id ORDER BY s.received_at, s.id) - 1
    ${countable(classId, exerciseId)}
    ORDER BY s.received_at, s.id`.execute(db);
}
