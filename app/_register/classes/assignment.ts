import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { LateStep, Tables } from "../database/tables";

/** What an instructor asks for. Everything was checked before. */
export interface AssignmentDraft {
  title: string;
  opensAt: Date | null;
  dueAt: Date | null;
  lateSteps: LateStep[];
  attemptLimit: number | null;
  counts: "best" | "last" | "average";
  referenceAfterDue: boolean;
  practiceAfterwards: boolean;
  /** In the order in which they are shown. */
  exercises: { exerciseId: string; points: number }[];
}

/** Makes an assignment; its id. */
export async function createAssignment(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  draft: AssignmentDraft,
): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto("assignment")
      .values({ ...columnsOf(draft), class_id: classId, created_by: actorId })
      .returning("id")
      .executeTakeFirstOrThrow();
    await putExercises(trx, id, draft);
    await audit(trx, { actorId, action: "assignment.create", classId, detail: { id, ...draft } });
    return id;
  });
}

/**
 * Changes an assignment: grades follow, because they are read from what was handed in. What is no longer asked keeps its attempts. False:
 * the class has no such assignment.
 */
export async function changeAssignment(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  id: string,
  draft: AssignmentDraft,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("assignment")
      .set(columnsOf(draft))
      .where("id", "=", id)
      .where("class_id", "=", classId)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return false;
    await trx.deleteFrom("assignment_exercise").where("assignment_id", "=", id).execute();
    await putExercises(trx, id, draft);
    await audit(trx, { actorId, action: "assignment.change", classId, detail: { id, ...draft } });
    return true;
  });
}

/** An assignment as it was asked for; undefined: the class has no such assignment. */
export async function readDraft(
  db: Kysely<Tables>,
  classId: string,
  id: string,
): Promise<AssignmentDraft | undefined> {
  const row = await db
    .selectFrom("assignment")
    .selectAll()
    .where("id", "=", id)
    .where("class_id", "=", classId)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const exercises = await db
    .selectFrom("assignment_exercise")
    .select(["exercise_id as exerciseId", "points"])
    .where("assignment_id", "=", id)
    .orderBy("position")
    .execute();
  return {
    title: row.title,
    opensAt: row.opens_at,
    dueAt: row.due_at,
    lateSteps: row.late_steps,
    attemptLimit: row.attempt_limit,
    counts: row.counts,
    referenceAfterDue: row.reference_after_due,
    practiceAfterwards: row.practice_afterwards,
    exercises: exercises.map(({ exerciseId, points }) => ({ exerciseId, points: Number(points) })),
  };
}

/** Takes an assignment back: learners see it no more, what they handed in stays. False: the class has no such assignment. */
export async function withdrawAssignment(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  id: string,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("assignment")
      .set({ withdrawn_at: sql<Date>`clock_timestamp()` })
      .where("id", "=", id)
      .where("class_id", "=", classId)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return false;
    await audit(trx, { actorId, action: "assignment.withdraw", classId, detail: { id } });
    return true;
  });
}

function columnsOf(draft: AssignmentDraft): {
  title: string;
  opens_at: Date | null;
  due_at: Date | null;
  late_steps: string;
  attempt_limit: number | null;
  counts: AssignmentDraft["counts"];
  reference_after_due: boolean;
  practice_afterwards: boolean;
} {
  return {
    title: draft.title,
    opens_at: draft.opensAt,
    due_at: draft.dueAt,
    late_steps: JSON.stringify(draft.lateSteps),
    attempt_limit: draft.attemptLimit,
    counts: draft.counts,
    reference_after_due: draft.referenceAfterDue,
    practice_afterwards: draft.practiceAfterwards,
  };
}

async function putExercises(
  db: Kysely<Tables>,
  assignment_id: string,
  { exercises }: AssignmentDraft,
): Promise<void> {
  if (exercises.length === 0) return;
  await db
    .insertInto("assignment_exercise")
    .values(
      exercises.map(({ exerciseId, points }, position) => ({
        assignment_id,
        exercise_id: exerciseId,
        position,
        points,
      })),
    )
    .execute();
}
