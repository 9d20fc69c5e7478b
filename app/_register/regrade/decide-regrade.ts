import { type Kysely, sql } from "kysely";
import { audit } from "../audit";
import type { Tables } from "../database/tables";
import { type RegradeChange, regradeChanges } from "./regrade-changes";

/** What came of deciding about a regrade. */
export type RegradeDecided =
  | { kind: "applied"; changed: number }
  | { kind: "discarded" }
  | { kind: "not-found" }
  /** Some answers have no new verdict yet. */
  | { kind: "running" }
  /** Somebody decided before. */
  | { kind: "decided" };

/** Makes the verdicts of a regrade those that count, all or none, and notes in the log whose grade changed. */
export async function applyRegrade(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  regradeId: string,
): Promise<RegradeDecided> {
  return await db.transaction().execute(async (trx): Promise<RegradeDecided> => {
    const refused = await lockOpen(trx, classId, regradeId);
    if (refused) return refused;
    if (await isUnderWay(trx, regradeId)) return { kind: "running" };
    const changes = await regradeChanges(trx, regradeId);
    await pointToNew(trx, regradeId);
    await decide(trx, actorId, regradeId, "applied");
    const changed = changes.filter(({ before, after }) => before.points !== after.points);
    for (const change of changed) await logChange(trx, { actorId, classId, regradeId, change });
    const detail = { regradeId, learners: changed.length };
    await audit(trx, { actorId, action: "regrade.apply", classId, detail });
    return { kind: "applied", changed: changed.length };
  });
}

/** Leaves every grade as it is; answers of it that wait are not graded any more. */
export async function discardRegrade(
  db: Kysely<Tables>,
  actorId: string,
  classId: string,
  regradeId: string,
): Promise<RegradeDecided> {
  return await db.transaction().execute(async (trx): Promise<RegradeDecided> => {
    const refused = await lockOpen(trx, classId, regradeId);
    if (refused) return refused;
    await trx
      .deleteFrom("job")
      .where("regrade_id", "=", regradeId)
      .where("state", "in", ["queued", "dead"])
      .execute();
    await decide(trx, actorId, regradeId, "discarded");
    await audit(trx, { actorId, action: "regrade.discard", classId, detail: { regradeId } });
    return { kind: "discarded" };
  });
}

/** Two who decide at once stand in line; why this one may not, if so. */
async function lockOpen(
  db: Kysely<Tables>,
  classId: string,
  regradeId: string,
): Promise<RegradeDecided | undefined> {
  const found = await db
    .selectFrom("regrade")
    .select("state")
    .where("id", "=", regradeId)
    .where("class_id", "=", classId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return { kind: "not-found" };
  return found.state === "running" ? undefined : { kind: "decided" };
}

async function isUnderWay(db: Kysely<Tables>, regradeId: string): Promise<boolean> {
  const waiting = await db
    .selectFrom("job")
    .select("id")
    .where("regrade_id", "=", regradeId)
    .where("state", "in", ["queued", "leased"])
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

/** The same rule as in `regrade-changes.ts`: a regrade uses no attempt up. */
async function pointToNew(db: Kysely<Tables>, regradeId: string): Promise<void> {
  await sql`
    UPDATE submission s SET verdict_id = v.id, exercise_version = r.exercise_version, status = 'graded',
      graded_at = coalesce(s.graded_at, clock_timestamp()),
      spent = v.status = 'passed' OR (v.status = 'failed' AND s.spent)
    FROM verdict v JOIN regrade r ON r.id = v.regrade_id
    WHERE v.submission_id = s.id AND v.regrade_id = ${regradeId}`.execute(db);
}

async function decide(
  db: Kysely<Tables>,
  actorId: string,
  regradeId: string,
  state: "applied" | "discarded",
): Promise<void> {
  await db
    .updateTable("regrade")
    .set({ state, decided_by: actorId, decided_at: sql<Date>`clock_timestamp()` })
    .where("id", "=", regradeId)
    .execute();
}

async function logChange(
  db: Kysely<Tables>,
  entry: { actorId: string; classId: string; regradeId: string; change: RegradeChange },
): Promise<void> {
  const { actorId, classId, regradeId, change } = entry;
  const { personId, assignmentId, before, after } = change;
  const detail = { regradeId, assignmentId, before: before.points, after: after.points };
  await audit(db, { actorId, action: "grade.regrade", classId, personId, detail });
}

/** A grade that an applied regrade has changed. */
export interface AppliedChange {
  name: string;
  assignment: string;
  before: number;
  after: number;
}

/** What an applied regrade has changed, from the log. */
export async function appliedChanges(
  db: Kysely<Tables>,
  classId: string,
  regradeId: string,
): Promise<AppliedChange[]> {
  const { rows } = await sql<AppliedChange>`
    SELECT coalesce(p.name, 'Somebody') AS name, coalesce(a.title, '') AS assignment,
      (g.detail ->> 'before')::float8 AS before, (g.detail ->> 'after')::float8 AS after
    FROM audit g LEFT JOIN person p ON p.id = g.person_id LEFT JOIN assignment a ON a.id = g.detail ->> 'assignmentId'
    WHERE g.class_id = ${classId} AND g.action = 'grade.regrade' AND g.detail ->> 'regradeId' = ${regradeId}
    ORDER BY p.name, g.id`.execute(db);
  return rows;
}
