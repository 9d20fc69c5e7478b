import { verifyPassword } from "better-auth/crypto";
import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { Tables } from "../database/tables";

/** Whether a password is the person's. Tens of milliseconds: never in a transaction. */
export async function isPassword(db: Kysely<Tables>, personId: string, password: string): Promise<boolean> {
  const account = await db
    .selectFrom("account")
    .select("password")
    .where("person_id", "=", personId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  if (!account?.password) return false;
  return await verifyPassword({ hash: account.password, password: password.slice(0, 1024) });
}

/** Erased; or the last admin, without whom nobody could let others in. */
export type Erased = "erased" | "last-admin" | "not-found";

/**
 * Erases a person. Gone: name, address, password, sessions, links, progress, the text of every answer, what verdicts and comments say
 * about them, reasons for extensions and overrides, the number in the roster; answers that wait are withdrawn. Kept, of nobody: that there
 * was an answer, when, and whether it passed, so that the figures of a class stay true.
 */
export async function erasePerson(db: Kysely<Tables>, personId: string): Promise<Erased> {
  return await db.transaction().execute(async (trx): Promise<Erased> => {
    const person = await lockPerson(trx, personId);
    if (!person) return "not-found";
    if (person.site_role === "admin" && (await isLastAdmin(trx, personId))) return "last-admin";
    await forgetAnswers(trx, personId);
    await forgetSignIn(trx, personId, person.email);
    await trx
      .updateTable("person")
      .set({
        name: "Erased",
        email: `${personId}@erased.invalid`,
        image: null,
        site_role: "learner",
        email_verified: false,
        erased_at: sql<Date>`clock_timestamp()`,
      })
      .where("id", "=", personId)
      .execute();
    await audit(trx, { actorId: personId, action: "person.erase", personId });
    return "erased";
  });
}

async function lockPerson(
  trx: Kysely<Tables>,
  personId: string,
): Promise<{ site_role: string; email: string } | undefined> {
  // All admins in one order first: two who leave at once are put in line, and the second stays.
  await trx
    .selectFrom("person")
    .select("id")
    .where("site_role", "=", "admin")
    .where("erased_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  return await trx
    .selectFrom("person")
    .select(["site_role", "email"])
    .where("id", "=", personId)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether nobody else is an admin. Hold the locks of all admins. */
async function isLastAdmin(trx: Kysely<Tables>, personId: string): Promise<boolean> {
  const other = await trx
    .selectFrom("person")
    .select("id")
    .where("site_role", "=", "admin")
    .where("erased_at", "is", null)
    .where("id", "not in", [personId, "solo"])
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}

async function forgetAnswers(trx: Kysely<Tables>, personId: string): Promise<void> {
  const mine = trx.selectFrom("submission").select("id").where("person_id", "=", personId);
  await trx
    .deleteFrom("submission")
    .where("person_id", "=", personId)
    .where("status", "in", ["queued", "grading"])
    .execute();
  await trx
    .deleteFrom("job")
    .where("person_id", "=", personId)
    .where("state", "in", ["queued", "leased"])
    .execute();
  await trx.deleteFrom("comment").where("submission_id", "in", mine).execute();
  // What a learner reads of a verdict may repeat the text of the answer; its status stays.
  await sql`UPDATE verdict SET told = jsonb_build_object('status', status) WHERE submission_id IN (SELECT id FROM submission WHERE person_id = ${personId})`.execute(
    trx,
  );
  await trx.updateTable("submission").set({ answer: "" }).where("person_id", "=", personId).execute();
  await trx.updateTable("extension").set({ reason: "" }).where("person_id", "=", personId).execute();
  await trx.updateTable("override").set({ reason: "erased" }).where("person_id", "=", personId).execute();
  await trx
    .updateTable("membership")
    .set({ student_number: null, left_at: sql<Date>`coalesce(left_at, clock_timestamp())` })
    .where("person_id", "=", personId)
    .execute();
  await trx.deleteFrom("progress").where("person_id", "=", personId).execute();
  await trx.deleteFrom("given_up").where("person_id", "=", personId).execute();
}

async function forgetSignIn(trx: Kysely<Tables>, personId: string, email: string): Promise<void> {
  await trx.deleteFrom("session").where("person_id", "=", personId).execute();
  await trx.deleteFrom("account").where("person_id", "=", personId).execute();
  await trx
    .deleteFrom("invite")
    .where((eb) =>
      eb.or([eb("person_id", "=", personId), eb("email", "=", email), eb("used_by", "=", personId)]),
    )
    .execute();
  await trx
    .deleteFrom("rate_limit")
    .where("key", "like", `sign-in:%:${email.replace(/[\\%_]/g, "\\$&")}`)
    .execute();
}

/** Gives somebody another role in the course; the last admin stays one. */
export async function setRole(
  db: Kysely<Tables>,
  actorId: string,
  personId: string,
  role: "learner" | "instructor" | "admin",
): Promise<"set" | "last-admin" | "not-found"> {
  return await db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, personId);
    if (!person || personId === "solo") return "not-found";
    if (person.site_role === "admin" && role !== "admin" && (await isLastAdmin(trx, personId)))
      return "last-admin";
    await trx.updateTable("person").set({ site_role: role }).where("id", "=", personId).execute();
    await audit(trx, { actorId, action: "role.set", personId, detail: { from: person.site_role, to: role } });
    return "set";
  });
}
