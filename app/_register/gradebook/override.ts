import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { Tables } from "../database/tables";

/** Whose grade in what. */
export interface GradeCell {
  assignmentId: string;
  exerciseId: string;
  personId: string;
}

/** What came of setting a grade by hand. */
export type OverrideOutcome = { kind: "set" } | { kind: "not-found" } | { kind: "too-many"; most: number };

/** The most points that a cell can have; undefined when the class has no such cell. */
async function mostPoints(
  db: Kysely<Tables>,
  classId: string,
  { assignmentId, exerciseId, personId }: GradeCell,
): Promise<number | undefined> {
  const found = await db
    .selectFrom("assignment as a")
    .innerJoin("assignment_exercise as x", "x.assignment_id", "a.id")
    .innerJoin("membership as m", "m.class_id", "a.class_id")
    .select("x.points")
    .where("a.id", "=", assignmentId)
    .where("a.class_id", "=", classId)
    .where("x.exercise_id", "=", exerciseId)
    .where("m.person_id", "=", personId)
    .where("m.role", "=", "learner")
    .executeTakeFirst();
  return found && Number(found.points);
}

async function withdrawCurrent(db: Kysely<Tables>, cell: GradeCell): Promise<number | undefined> {
  const gone = await db
    .updateTable("override")
    .set({ withdrawn_at: sql<Date>`clock_timestamp()` })
    .where("assignment_id", "=", cell.assignmentId)
    .where("exercise_id", "=", cell.exerciseId)
    .where("person_id", "=", cell.personId)
    .where("withdrawn_at", "is", null)
    .returning("points")
    .executeTakeFirst();
  return gone && Number(gone.points);
}

/** Sets a grade by hand, with a reason; what was set before is withdrawn and stays in the table. */
export async function setOverride(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  cell: GradeCell,
  { points, reason }: { points: number; reason: string },
): Promise<OverrideOutcome> {
  return await db.transaction().execute(async (trx): Promise<OverrideOutcome> => {
    const most = await mostPoints(trx, classId, cell);
    if (most === undefined) return { kind: "not-found" };
    if (points > most) return { kind: "too-many", most };
    const before = await withdrawCurrent(trx, cell);
    const { assignmentId, exerciseId, personId } = cell;
    const where = { assignment_id: assignmentId, exercise_id: exerciseId, person_id: personId };
    await trx
      .insertInto("override")
      .values({ ...where, points, reason, set_by: actorId })
      .execute();
    const detail = { assignmentId, exerciseId, points, reason, before: before ?? null };
    await audit(trx, { actorId, action: "grade.override", classId, personId, detail });
    return { kind: "set" };
  });
}

/** Takes a grade that was set by hand back: what was handed in counts again. False: there was none. */
export async function withdrawOverride(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  cell: GradeCell,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    if ((await mostPoints(trx, classId, cell)) === undefined) return false;
    const before = await withdrawCurrent(trx, cell);
    if (before === undefined) return false;
    const { assignmentId, exerciseId, personId } = cell;
    const detail = { assignmentId, exerciseId, before };
    await audit(trx, { actorId, action: "grade.override-withdrawn", classId, personId, detail });
    return true;
  });
}
