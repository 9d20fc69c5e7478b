import type { Kysely } from "kysely";
import { audit } from "../audit";
import type { SubmissionStatus, Tables } from "../database/tables";
import { receipt } from "../submissions/receipt";

/** A comment on an attempt. */
export interface AttemptComment {
  id: string;
  author: string;
  text: string;
  writtenAt: Date;
}

/** One attempt of a class, whole: its text, its verdict in words, what was said of it. */
export interface AttemptRecord {
  id: string;
  personId: string;
  person: string;
  assignmentId: string;
  assignment: string;
  exerciseId: string;
  number: number;
  answer: string;
  status: SubmissionStatus;
  receivedAt: Date;
  /** What the learner was told; absent until graded. */
  told?: { title: string; says: string[] };
  engine?: string;
  receipt: string;
  comments: AttemptComment[];
}

/** An attempt that counts for an assignment of a class; undefined when the class has none with this id. */
export async function attemptIn(
  db: Kysely<Tables>,
  classId: string,
  id: string,
  secret: string,
): Promise<AttemptRecord | undefined> {
  const found = await db
    .selectFrom("submission as s")
    .innerJoin("assignment as a", "a.id", "s.assignment_id")
    .innerJoin("person as p", "p.id", "s.person_id")
    .leftJoin("verdict as v", "v.id", "s.verdict_id")
    .select([
      "s.id",
      "s.person_id",
      "p.name",
      "a.id as assignment_id",
      "a.title",
      "s.exercise_id",
      "s.attempt",
    ])
    .select(["s.answer", "s.status", "s.received_at", "v.told", "v.engine"])
    .where("s.id", "=", id)
    .where("a.class_id", "=", classId)
    .executeTakeFirst();
  if (!found) return undefined;
  const { person_id: personId, exercise_id: exerciseId, answer, received_at: receivedAt } = found;
  const told = wordsOf(found.told);
  return {
    id,
    personId,
    person: found.name,
    assignmentId: found.assignment_id,
    assignment: found.title,
    exerciseId,
    number: found.attempt,
    answer,
    status: found.status,
    receivedAt,
    ...(told ? { told } : {}),
    ...(found.engine === null ? {} : { engine: found.engine }),
    receipt: receipt({ submissionId: id, personId, exerciseId, answer, receivedAt }, secret),
    comments: await commentsOn(db, id),
  };
}

/** The words of a verdict; an erased person's have none. */
function wordsOf(told: object | null): { title: string; says: string[] } | undefined {
  if (told === null || !("feedback" in told)) return undefined;
  const { title, says } = told.feedback as { title: string; says: string[] };
  return { title, says };
}

async function commentsOn(db: Kysely<Tables>, submissionId: string): Promise<AttemptComment[]> {
  const rows = await db
    .selectFrom("comment as c")
    .leftJoin("person as p", "p.id", "c.author_id")
    .select(["c.id", "p.name", "c.text", "c.written_at"])
    .where("c.submission_id", "=", submissionId)
    .orderBy("c.written_at")
    .execute();
  return rows.map(({ id, name, text, written_at: writtenAt }) => ({
    id,
    author: name ?? "Somebody",
    text,
    writtenAt,
  }));
}

/** Writes a comment on an attempt of a class. False: the class has no such attempt. */
export async function commentOn(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  submissionId: string,
  text: string,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom("submission as s")
      .innerJoin("assignment as a", "a.id", "s.assignment_id")
      .select("s.person_id")
      .where("s.id", "=", submissionId)
      .where("a.class_id", "=", classId)
      .executeTakeFirst();
    if (!found) return false;
    await trx
      .insertInto("comment")
      .values({ submission_id: submissionId, author_id: actorId, text })
      .execute();
    const detail = { submissionId };
    await audit(trx, { actorId, action: "attempt.comment", classId, personId: found.person_id, detail });
    return true;
  });
}
