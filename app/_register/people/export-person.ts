import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";

/** Everything that the register knows about a person, as one JSON document; no hash of a password, no token of a session. */
export async function exportPerson(db: Kysely<Tables>, personId: string): Promise<object> {
  const person = await db
    .selectFrom("person")
    .select(["id", "name", "email", "site_role", "created_at"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return {
    version: 1,
    person,
    sessions: await db
      .selectFrom("session")
      .select(["created_at", "expires_at", "ip_address", "user_agent"])
      .where("person_id", "=", personId)
      .execute(),
    classes: await db
      .selectFrom("membership as m")
      .innerJoin("class as c", "c.id", "m.class_id")
      .select(["c.name", "m.role", "m.student_number", "m.joined_at", "m.left_at"])
      .where("m.person_id", "=", personId)
      .execute(),
    ...(await exportAnswers(db, personId)),
    ...(await exportExceptions(db, personId)),
    progress: await db
      .selectFrom("progress")
      .select(["at", "kind", "lesson", "block", "value"])
      .where("person_id", "=", personId)
      .orderBy("at")
      .execute(),
    log: await db
      .selectFrom("audit")
      .select(["at", "action", "detail"])
      .where((eb) => eb.or([eb("person_id", "=", personId), eb("actor_id", "=", personId)]))
      .orderBy("id")
      .execute(),
  };
}

async function exportAnswers(db: Kysely<Tables>, personId: string): Promise<object> {
  return {
    answers: await db
      .selectFrom("submission as s")
      .leftJoin("verdict as v", "v.id", "s.verdict_id")
      .leftJoin("assignment as a", "a.id", "s.assignment_id")
      .select([
        "s.id",
        "s.exercise_id",
        "s.answer",
        "s.attempt",
        "s.practice",
        "s.status",
        "s.received_at",
        "s.graded_at",
      ])
      .select(["a.title as assignment", "v.told as verdict"])
      .where("s.person_id", "=", personId)
      .orderBy("s.received_at")
      .execute(),
    comments: await db
      .selectFrom("comment as c")
      .innerJoin("submission as s", "s.id", "c.submission_id")
      .select(["c.submission_id", "c.text", "c.written_at"])
      .where((eb) => eb.or([eb("s.person_id", "=", personId), eb("c.author_id", "=", personId)]))
      .execute(),
  };
}

async function exportExceptions(db: Kysely<Tables>, personId: string): Promise<object> {
  return {
    extensions: await db
      .selectFrom("extension as e")
      .innerJoin("assignment as a", "a.id", "e.assignment_id")
      .select(["a.title as assignment", "e.due_at", "e.extra_attempts", "e.reason", "e.granted_at"])
      .where("e.person_id", "=", personId)
      .execute(),
    overrides: await db
      .selectFrom("override as o")
      .innerJoin("assignment as a", "a.id", "o.assignment_id")
      .select([
        "a.title as assignment",
        "o.exercise_id",
        "o.points",
        "o.reason",
        "o.set_at",
        "o.withdrawn_at",
      ])
      .where("o.person_id", "=", personId)
      .execute(),
    referencesShown: await db
      .selectFrom("given_up")
      .select(["exercise_id", "at"])
      .where("person_id", "=", personId)
      .execute(),
  };
}
