import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { ClassRole, Tables } from "../database/tables";
import { newJoinCode } from "../people/join-code";

/** A class as one of its members sees it. */
export interface ClassOf {
  id: string;
  name: string;
  timeZone: string;
  role: ClassRole;
  /** Only for instructors: whoever has it can join. */
  joinCode?: string;
}

/** A code that another class has is as likely as a number in a lottery; a second try is enough, a tenth never comes. */
const codeTries = 10;

/** Makes a class with a join code; who makes it teaches it. Its id. */
export async function createClass(
  db: Kysely<Tables>,
  actorId: string,
  { name, timeZone }: { name: string; timeZone: string },
): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const id = await insertClass(trx, actorId, name, timeZone);
    await trx
      .insertInto("membership")
      .values({ class_id: id, person_id: actorId, role: "instructor" })
      .execute();
    await audit(trx, { actorId, action: "class.create", classId: id, detail: { name, timeZone } });
    return id;
  });
}

async function insertClass(
  db: Kysely<Tables>,
  actorId: string,
  name: string,
  timeZone: string,
): Promise<string> {
  for (let i = 0; i < codeTries; i += 1) {
    const made = await db
      .insertInto("class")
      .values({ name, time_zone: timeZone, join_code: newJoinCode(), created_by: actorId })
      .onConflict((conflict) => conflict.column("join_code").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made) return made.id;
  }
  throw new Error("No free join code was found.");
}

/** The classes of a person that are not archived, the newest first. */
export async function classesOf(db: Kysely<Tables>, personId: string): Promise<ClassOf[]> {
  const rows = await db
    .selectFrom("membership as m")
    .innerJoin("class as c", "c.id", "m.class_id")
    .select(["c.id", "c.name", "c.time_zone", "c.join_code", "m.role"])
    .where("m.person_id", "=", personId)
    .where("m.left_at", "is", null)
    .where("c.archived_at", "is", null)
    .orderBy("c.created_at", "desc")
    .execute();
  return rows.map(({ id, name, time_zone: timeZone, join_code: joinCode, role }) => ({
    id,
    name,
    timeZone,
    role,
    ...(role === "instructor" ? { joinCode } : {}),
  }));
}

/** Puts a class away: nobody joins, nothing is handed in, everything can still be read. */
export async function archiveClass(db: Kysely<Tables>, actorId: string, classId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("class")
      .set({ archived_at: sql<Date>`clock_timestamp()`, join_open: false })
      .where("id", "=", classId)
      .where("archived_at", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 1n) await audit(trx, { actorId, action: "class.archive", classId });
  });
}

/** Takes a class out again. Its code stays closed until somebody opens it. */
export async function unarchiveClass(db: Kysely<Tables>, actorId: string, classId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("class")
      .set({ archived_at: null })
      .where("id", "=", classId)
      .where("archived_at", "is not", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 1n) await audit(trx, { actorId, action: "class.unarchive", classId });
  });
}

/** What is done about the code of a class: `renew` gives another one, and the old one opens nothing any more. */
export type CodeChange = "renew" | "open" | "close";

/** Changes the join code of a class. */
export async function changeCode(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  change: CodeChange,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("class")
      .set(change === "renew" ? { join_code: newJoinCode() } : { join_open: change === "open" })
      .where("id", "=", classId)
      .execute();
    await audit(trx, { actorId, action: `class.code-${change}`, classId });
  });
}

/** Whether a class is put away. */
export async function isArchived(db: Kysely<Tables>, classId: string): Promise<boolean> {
  const found = await db
    .selectFrom("class")
    .select("archived_at")
    .where("id", "=", classId)
    .executeTakeFirst();
  return found !== undefined && found.archived_at !== null;
}
