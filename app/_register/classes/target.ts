import { type Kysely, sql } from "kysely";
import type { LateStep, Tables } from "../database/tables";
import type { ProblemReply } from "../problem";
import type { Target } from "../submissions/accept";
import { refusals } from "../submissions/refusals";
import { type AssignmentState, effectiveDeadlines, stateAt } from "./deadline";

interface Asked {
  assignmentId: string;
  opensAt: Date | null;
  dueAt: Date | null;
  lateSteps: LateStep[];
  attemptLimit: number | null;
  practiceAfterwards: boolean;
  referenceAfterDue: boolean;
  grantedDueAt: Date | null;
  extraAttempts: number | null;
  now: Date;
}

/**
 * For what an answer of a learner counts: the assignment that was named, else the one of their classes that asks this exercise and takes
 * answers now, the earliest due first. Asked for a closed one alone, that one is told, so that a refusal can say why. None: practice on
 * one's own. The database's clock decides.
 */
export async function assignmentFor(
  db: Kysely<Tables>,
  personId: string,
  exerciseId: string,
  assignmentId?: string,
): Promise<Target | ProblemReply | undefined> {
  const asked = (await assignmentsAsking(db, personId, exerciseId))
    .filter((one) => assignmentId === undefined || one.assignmentId === assignmentId)
    .map((one) => ({ one, ...standing(one) }))
    .sort((a, b) => rank[a.state] - rank[b.state] || a.due - b.due);
  const [first] = asked;
  if (!first) return assignmentId === undefined ? undefined : refusals.noSuchAssignment;
  const { one, state } = first;
  return {
    assignmentId: one.assignmentId,
    state,
    attemptLimit: one.attemptLimit === null ? null : one.attemptLimit + (one.extraAttempts ?? 0),
    practiceAfterwards: one.practiceAfterwards,
  };
}

/**
 * How the classes of a learner hold an exercise: not at all; "kept", while one assignment that asks it takes or will take answers, or
 * keeps the reference back; "over", when all of them are behind this learner.
 */
export async function heldByClasses(
  db: Kysely<Tables>,
  personId: string,
  exerciseId: string,
): Promise<"no" | "kept" | "over"> {
  const asked = await assignmentsAsking(db, personId, exerciseId);
  if (asked.length === 0) return "no";
  return asked.every((one) => one.referenceAfterDue && standing(one).state === "closed") ? "over" : "kept";
}

function standing(one: Asked): { due: number; state: AssignmentState } {
  const granted = one.grantedDueAt === null ? undefined : { dueAt: one.grantedDueAt };
  const deadlines = effectiveDeadlines(one, granted);
  return { due: deadlines.dueAt?.getTime() ?? Infinity, state: stateAt(one.now, deadlines) };
}

const rank = { open: 0, late: 1, "not-open": 2, closed: 3 } as const;

async function assignmentsAsking(db: Kysely<Tables>, personId: string, exerciseId: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    SELECT a.id AS "assignmentId", a.opens_at AS "opensAt", a.due_at AS "dueAt", a.late_steps AS "lateSteps",
      a.attempt_limit AS "attemptLimit", a.practice_afterwards AS "practiceAfterwards",
      a.reference_after_due AS "referenceAfterDue",
      e.due_at AS "grantedDueAt", e.extra_attempts AS "extraAttempts", clock_timestamp() AS now
    FROM membership m
    JOIN class c ON c.id = m.class_id AND c.archived_at IS NULL
    JOIN assignment a ON a.class_id = m.class_id AND a.withdrawn_at IS NULL
    JOIN assignment_exercise x ON x.assignment_id = a.id AND x.exercise_id = ${exerciseId}
    LEFT JOIN extension e ON e.assignment_id = a.id AND e.person_id = m.person_id
    WHERE m.person_id = ${personId} AND m.left_at IS NULL`.execute(db);
  return rows;
}
