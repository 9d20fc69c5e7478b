import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { ClassRole, Tables } from "../database/tables";

/** Somebody in a class. */
export interface Member {
  personId: string;
  name: string;
  email: string;
  role: ClassRole;
  studentNumber: string | null;
  joinedAt: Date;
}

/** Some members of a class, instructors first, then by name; `inAll` counts those that the search finds. */
export async function membersOf(
  db: Kysely<Tables>,
  classId: string,
  { search = "", from = 0, size }: { search?: string; from?: number; size: number },
): Promise<{ members: Member[]; inAll: number }> {
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Member & { inAll: number }>`
    SELECT p.id AS "personId", p.name, p.email, m.role, m.student_number AS "studentNumber", m.joined_at AS "joinedAt",
      (count(*) OVER ())::integer AS "inAll"
    FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.class_id = ${classId} AND m.left_at IS NULL
      AND (p.name ILIKE ${like} OR p.email ILIKE ${like} OR coalesce(m.student_number, '') ILIKE ${like})
    ORDER BY m.role = 'learner', p.name, p.id
    OFFSET ${from} LIMIT ${size}`.execute(db);
  return { members: rows.map(({ inAll: _inAll, ...member }) => member), inAll: rows[0]?.inAll ?? 0 };
}

/** What an instructor does about a member. */
export type MemberChange = "learner" | "instructor" | "remove";

/** What came of it. `last`: a class keeps one instructor, or nobody could look after it. */
export type MemberChanged = "done" | "not-found" | "last";

/**
 * Changes the role of a member, or lets them leave: what they handed in stays, and comes back with them. Two who change at once stand in
 * line, so that the last two instructors cannot both go.
 */
export async function changeMember(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  personId: string,
  change: MemberChange,
): Promise<MemberChanged> {
  return await db.transaction().execute(async (trx): Promise<MemberChanged> => {
    await sql`SELECT id FROM class WHERE id = ${classId} FOR UPDATE`.execute(trx);
    const members = await trx
      .selectFrom("membership")
      .select(["person_id", "role"])
      .where("class_id", "=", classId)
      .where("left_at", "is", null)
      .where((eb) => eb.or([eb("person_id", "=", personId), eb("role", "=", "instructor")]))
      .execute();
    const before = members.find(({ person_id }) => person_id === personId)?.role;
    if (before === undefined) return "not-found";
    const others = members.filter((one) => one.role === "instructor" && one.person_id !== personId);
    if (before === "instructor" && change !== "instructor" && others.length === 0) return "last";
    await trx
      .updateTable("membership")
      .set(change === "remove" ? { left_at: sql<Date>`clock_timestamp()` } : { role: change })
      .where("class_id", "=", classId)
      .where("person_id", "=", personId)
      .execute();
    const action = change === "remove" ? "class.remove" : "class.role";
    await audit(trx, { actorId, action, classId, personId, detail: { before, after: change } });
    return "done";
  });
}

/** A link into a class that nobody has used yet. */
export interface OpenLink {
  id: string;
  /** Null: as a learner. */
  role: string | null;
  email: string | null;
  name: string | null;
  expiresAt: Date;
}

/** The links into a class that still work, the last made first. */
export async function openLinksOf(db: Kysely<Tables>, classId: string, most: number): Promise<OpenLink[]> {
  return await db
    .selectFrom("invite")
    .select(["id", "role", "email", "name", "expires_at as expiresAt"])
    .where("class_id", "=", classId)
    .where("purpose", "=", "join")
    .where("used_at", "is", null)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .orderBy("created_at", "desc")
    .limit(most)
    .execute();
}

/** Ends a link into a class. False: there is none that still works. */
export async function revokeLink(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  linkId: string,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom("invite")
      .where("id", "=", linkId)
      .where("class_id", "=", classId)
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (gone.numDeletedRows !== 1n) return false;
    await audit(trx, { actorId, action: "invite.revoke", classId });
    return true;
  });
}
