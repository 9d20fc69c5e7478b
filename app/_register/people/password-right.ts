import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";
import type { Actor } from "./actor";
import { can } from "./rights";

/**
 * Whether an actor may hand somebody a link to a new password, which is a key to the account. An admin may for everybody. An instructor may
 * for a learner all of whose classes the instructor teaches: who could add any address to a class and then ask for its key would own every
 * account. `hidden`: the actor has nothing to do with the person, and is not told that there is one.
 */
export async function passwordRight(
  db: Kysely<Tables>,
  actor: Actor,
  personId: string,
): Promise<"yes" | "no" | "hidden"> {
  const person = await db
    .selectFrom("person")
    .select("site_role")
    .where("id", "=", personId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (!person || personId === "solo") return "hidden";
  if (can({ siteRole: actor.siteRole }, "password.link")) return "yes";
  const classes = await db
    .selectFrom("membership as theirs")
    .leftJoin("membership as mine", (join) =>
      join
        .onRef("mine.class_id", "=", "theirs.class_id")
        .on("mine.person_id", "=", actor.personId)
        .on("mine.left_at", "is", null),
    )
    .select(["theirs.role", "mine.role as mine"])
    .where("theirs.person_id", "=", personId)
    .execute();
  const taught = ({ mine }: { mine: string | null }): boolean =>
    mine === "instructor" && can({ siteRole: actor.siteRole, classRole: "instructor" }, "password.link");
  if (!classes.some(taught)) return "hidden";
  const learner = person.site_role === "learner" && classes.every(({ role }) => role === "learner");
  return learner && classes.every(taught) ? "yes" : "no";
}
