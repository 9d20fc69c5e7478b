import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";
import type { Actor } from "../people/actor";
import type { ProblemReply } from "../problem";
import { enqueue } from "../queue/enqueue";
import { longestQueue, mostInAMinute, noAttemptsLeft, refusals } from "./refusals";

/** What a client hands in. */
export interface Handed {
  exerciseId: string;
  answer: string;
  idempotencyKey: string;
  /** For which assignment; found by itself unless told. */
  assignmentId?: string;
}

/** An exercise as it stands now. */
export interface ExerciseVersion {
  version: string;
  title: string;
  points: number;
}

/** For what an answer counts. `state` is by the database's clock at the moment of asking. */
export interface Target {
  assignmentId: string;
  state: "not-open" | "open" | "late" | "closed";
  /** NULL: as many as one likes. */
  attemptLimit: number | null;
  practiceAfterwards: boolean;
}

/** What accepting needs to know of the rest. */
export interface AcceptWorld {
  exercise: ExerciseVersion;
  /** Whether the limits of rate hold: in classes, not for the one person of solo mode. */
  limited: boolean;
  /** The assignment that an answer of this person counts for; none is practice on one's own. */
  target: (db: Kysely<Tables>) => Promise<Target | ProblemReply | undefined>;
}

/** An answer that was taken, now or before under the same key. */
export interface Accepted {
  id: string;
  /** False: the same answer came before under the same key. */
  fresh: boolean;
}

/**
 * Takes an answer: the submission and its job in one transaction, or neither. Everything that is counted (attempts, what is in
 * flight, the last minute) is counted while the person's row is locked, so that parallel posts stand in line. The same key with
 * the same text gives the same submission again.
 */
export async function accept(
  db: Kysely<Tables>,
  actor: Actor,
  handed: Handed,
  world: AcceptWorld,
): Promise<Accepted | { problem: ProblemReply }> {
  return await db.transaction().execute(async (trx) => {
    await sql`SELECT id FROM person WHERE id = ${actor.personId} FOR UPDATE`.execute(trx);
    const known = await knownUnder(trx, actor, handed);
    if (known) return known;
    const refused =
      (await refusalOf(trx, actor, handed)) ?? (world.limited ? await tooFast(trx, actor) : undefined);
    if (refused) return { problem: refused };
    const target = await world.target(trx);
    if (target && "code" in target) return { problem: target };
    const counting = await countFor(trx, actor, handed, target);
    if ("problem" in counting) return counting;
    return { id: await write(trx, actor, handed, world.exercise, counting), fresh: true };
  });
}

async function knownUnder(
  db: Kysely<Tables>,
  { personId }: Actor,
  handed: Handed,
): Promise<Accepted | { problem: ProblemReply } | undefined> {
  const known = await db
    .selectFrom("submission")
    .select(["id", "exercise_id", "answer"])
    .where("person_id", "=", personId)
    .where("idempotency_key", "=", handed.idempotencyKey)
    .executeTakeFirst();
  if (!known) return undefined;
  const same = known.exercise_id === handed.exerciseId && known.answer === handed.answer;
  return same ? { id: known.id, fresh: false } : { problem: refusals.otherText };
}

async function refusalOf(
  db: Kysely<Tables>,
  { personId }: Actor,
  { exerciseId }: Handed,
): Promise<ProblemReply | undefined> {
  const { rows } = await sql<{ given_up: boolean; full: boolean }>`
    SELECT EXISTS (SELECT FROM given_up WHERE person_id = ${personId} AND exercise_id = ${exerciseId}) AS given_up,
      (SELECT count(*) FROM job WHERE state = 'queued') >= ${longestQueue} AS "full"`.execute(db);
  if (rows[0]?.given_up) return refusals.givenUp;
  return rows[0]?.full ? refusals.queueFull : undefined;
}

async function tooFast(db: Kysely<Tables>, { personId }: Actor): Promise<ProblemReply | undefined> {
  const { rows } = await sql<{ under_way: boolean; lately: number }>`
    SELECT EXISTS (SELECT FROM submission WHERE person_id = ${personId} AND status IN ('queued', 'grading')) AS under_way,
      (SELECT count(*)::integer FROM submission
        WHERE person_id = ${personId} AND received_at > clock_timestamp() - interval '1 minute') AS lately`.execute(
    db,
  );
  if (rows[0]?.under_way) return refusals.inFlight;
  return (rows[0]?.lately ?? 0) >= mostInAMinute ? refusals.tooMany : undefined;
}

/** For what an answer counts, and whether it only practises. */
interface Counting {
  assignmentId: string | null;
  practice: boolean;
}

async function countFor(
  db: Kysely<Tables>,
  { personId }: Actor,
  { exerciseId }: Handed,
  target: Target | undefined,
): Promise<Counting | { problem: ProblemReply }> {
  if (!target) return { assignmentId: null, practice: true };
  const { assignmentId, state, attemptLimit, practiceAfterwards } = target;
  if (state === "not-open") return { problem: refusals.notOpen };
  if (state === "closed")
    return practiceAfterwards ? { assignmentId, practice: true } : { problem: refusals.closed };
  if (attemptLimit !== null) {
    const { used } = await db
      .selectFrom("submission")
      .select(({ fn }) => fn.countAll<string>().as("used"))
      .where("person_id", "=", personId)
      .where("assignment_id", "=", assignmentId)
      .where("exercise_id", "=", exerciseId)
      .where("spent", "=", true)
      .where("practice", "=", false)
      .executeTakeFirstOrThrow();
    if (Number(used) >= attemptLimit) return { problem: noAttemptsLeft(attemptLimit) };
  }
  return { assignmentId, practice: false };
}

async function write(
  db: Kysely<Tables>,
  { personId }: Actor,
  { exerciseId, answer, idempotencyKey }: Handed,
  { version, title, points }: ExerciseVersion,
  { assignmentId, practice }: Counting,
): Promise<string> {
  await db
    .insertInto("exercise_version")
    .values({ exercise_id: exerciseId, version, title, points })
    .onConflict((conflict) => conflict.columns(["exercise_id", "version"]).doNothing())
    .execute();
  const { id } = await db
    .insertInto("submission")
    .values((eb) => ({
      person_id: personId,
      assignment_id: assignmentId,
      exercise_id: exerciseId,
      exercise_version: version,
      answer,
      idempotency_key: idempotencyKey,
      practice,
      attempt: eb
        .selectFrom("submission")
        .select(sql<number>`coalesce(max(attempt), 0) + 1`.as("next"))
        .where("person_id", "=", personId)
        .where("exercise_id", "=", exerciseId)
        .where(sql`coalesce(assignment_id, '')`, "=", assignmentId ?? ""),
    }))
    .returning("id")
    .executeTakeFirstOrThrow();
  await enqueue(db, { submissionId: id, personId });
  return id;
}
