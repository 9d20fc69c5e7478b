import type { Kysely } from "kysely";
import type { ClassRole, SiteRole, Tables } from "../database/tables";
import type { Standing } from "./rights";

/** Who makes a request. */
export interface Actor {
  personId: string;
  name: string;
  siteRole: SiteRole;
}

/** The person of solo mode: learner and instructor at once. */
export const soloActor: Actor = { personId: "solo", name: "You", siteRole: "admin" };

/** The role of a person in a class, if any. Who has left has none. */
export async function roleIn(
  db: Kysely<Tables>,
  personId: string,
  classId: string,
): Promise<ClassRole | undefined> {
  const found = await db
    .selectFrom("membership")
    .select("role")
    .where("class_id", "=", classId)
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .executeTakeFirst();
  return found?.role;
}

/** How an actor stands to a class. */
export async function standingIn(db: Kysely<Tables>, actor: Actor, classId: string): Promise<Standing> {
  const classRole = await roleIn(db, actor.personId, classId);
  return { siteRole: actor.siteRole, ...(classRole ? { classRole } : {}) };
}
