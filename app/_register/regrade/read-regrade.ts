import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";

/** A regrade as its page shows it. */
export interface Regrade {
  id: string;
  exerciseId: string;
  version: string;
  reason: string;
  state: "running" | "applied" | "discarded";
  requestedBy: string | null;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Answers of it: all, those with a new verdict, and those that our side could not grade. */
  answers: number;
  done: number;
  dead: number;
}

/** The regrades of a class, the newest first. */
export async function regradesOf(db: Kysely<Tables>, classId: string): Promise<Regrade[]> {
  const { rows } = await sql<Regrade>`
    SELECT r.id, r.exercise_id AS "exerciseId", r.exercise_version AS version, r.reason, r.state,
      q.name AS "requestedBy", r.requested_at AS "requestedAt", d.name AS "decidedBy", r.decided_at AS "decidedAt",
      count(j.id)::integer AS answers, (count(j.id) FILTER (WHERE j.state = 'done'))::integer AS done,
      (count(j.id) FILTER (WHERE j.state = 'dead'))::integer AS dead
    FROM regrade r
    LEFT JOIN person q ON q.id = r.requested_by LEFT JOIN person d ON d.id = r.decided_by
    LEFT JOIN job j ON j.regrade_id = r.id
    WHERE r.class_id = ${classId}
    GROUP BY r.id, q.name, d.name
    ORDER BY r.requested_at DESC, r.id`.execute(db);
  return rows;
}

/** One regrade of a class; undefined when the class has none with this id. */
export async function regradeOf(
  db: Kysely<Tables>,
  classId: string,
  id: string,
): Promise<Regrade | undefined> {
  return (await regradesOf(db, classId)).find((one) => one.id === id);
}

/** An exercise that a class has answered, and how many of the answers that count were graded as it stands now or stood before. */
export interface Regradable {
  exerciseId: string;
  answers: number;
  /** Answers that were graded under another version. */
  older: number;
}

/** What of a class can be regraded. `versionNow` says the version of an exercise; undefined when it is gone from the course. */
export async function regradable(
  db: Kysely<Tables>,
  classId: string,
  versionNow: (exerciseId: string) => Promise<string | undefined>,
): Promise<Regradable[]> {
  const { rows } = await sql<{ exercise: string; version: string; answers: number }>`
    SELECT s.exercise_id AS exercise, s.exercise_version AS version, count(*)::integer AS answers
    FROM submission s JOIN assignment a ON a.id = s.assignment_id
    WHERE a.class_id = ${classId} AND NOT s.practice AND s.status IN ('graded', 'failed')
    GROUP BY s.exercise_id, s.exercise_version`.execute(db);
  const found = new Map<string, Regradable>();
  for (const { exercise: exerciseId, version, answers } of rows) {
    const now = await versionNow(exerciseId);
    if (now === undefined) continue;
    const one = found.get(exerciseId) ?? { exerciseId, answers: 0, older: 0 };
    one.answers += answers;
    if (version !== now) one.older += answers;
    found.set(exerciseId, one);
  }
  return [...found.values()].sort((a, b) => b.older - a.older || (a.exerciseId < b.exerciseId ? -1 : 1));
}
